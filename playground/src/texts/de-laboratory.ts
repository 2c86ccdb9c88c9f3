/** The texts of the published studies, in German. */
import type { LaboratoryField } from "../page/studies/laboratory-fields";
import type { LaboratoryTexts } from "./en-laboratory";
import { counted, percentText } from "./numbers";

export const deLaboratory: LaboratoryTexts = {
  boundary: {
    title: "Die Grenze des Lernens",
    why: "Mit einer Lernrate für jede von zwei Schichten konvergiert das Training oder nicht. Ist die Grenze dazwischen glatt? Sie ist auf jeder Stufe zerrissen: verengen Sie die Raten und sehen Sie genauer hin (Sohl-Dickstein 2024).",
    x: "Rate der Schicht 1",
    y: "Rate der Schicht 2",
    ends: ["divergiert", "konvergiert"],
    value: (value) => (value <= 0 ? "das Training konvergiert" : "das Training divergiert"),
  },
  starts: {
    title: "Wo man beginnt",
    why: "Ob ein Netz lernt, hängt an seinen ersten Gewichten. Hier beginnt ein kleines Sigmoid-Netz XOR von jedem Paar zweier Gewichte aus zu lernen, die anderen sieben sind überall gleich. Die Grenze ist zerrissen: sehen Sie genauer hin (Kolen und Pollack 1990).",
    x: "Gewicht von Eingabe 1 zu Neuron 1",
    y: "Gewicht von Neuron 1 zur Ausgabe",
    ends: ["nie gelernt", "sofort"],
    value: (epochs) =>
      epochs === Infinity ? "XOR wird nicht gelernt" : `XOR ist in ${counted(epochs, "Epoche", "Epochen")} gelernt`,
  },
  stability: {
    title: "Am Rand der Stabilität",
    why: "Gradientenabstieg mit der Rate η ist stabil, wo die Schärfe des Verlusts unter 2 / η liegt. Bei Netzen steigt die Schärfe bis zu dieser Grenze und bleibt dort (Cohen u. a. 2021).",
    x: "Epoche",
    y: "Lernrate",
    ends: ["0", "1,25 × Grenze"],
    value: (value) => `die Schärfe ist ${percentText(value)} ihrer Grenze`,
  },
  dying: {
    title: "Tot geboren",
    why: "Eine Schicht von ReLUs, die für alle Daten 0 ist, gibt nichts weiter. Wie oft fällt ein tiefes, schmales Netz auf eine Konstante zusammen? (Lu u. a. 2019).",
    x: "Neuronen einer Schicht",
    y: "Schichten",
    ends: ["keines", "alle fallen zusammen"],
    value: (value) => `${percentText(value)} der Netze fallen zusammen`,
  },
  capacity: {
    title: "Kapazität",
    why: "An Punkten mit zufälligen Klassen gibt es nichts zu verstehen, nur auswendig zu lernen. Ein Neuron schafft alle bis zu einer Anzahl von Punkten, dann plötzlich kaum noch: wo, sagt der Satz von Cover (1965).",
    x: "Punkte",
    y: "gelernter Anteil",
    learned: "Netze",
    exact: "Satz (ein Neuron)",
    point: (count, learned, exact) =>
      `${counted(count, "Punkt", "Punkte")}: Netze lernen ${learned} der Verteilungen, der Satz sagt ${exact}`,
  },
  teachers: {
    title: "Ein Neuron mehr",
    why: "Netze lernen die Antworten eines Lehrernetzes. Von der Größe des Lehrers bleiben viele stecken; helfen ein paar Neuronen mehr? (Safran und Shamir 2018).",
    x: "zusätzliche Neuronen",
    y: "Neuronen des Lehrers",
    ends: ["keiner", "alle schaffen es"],
    value: (value) => `${percentText(value)} der Schüler schaffen es`,
  },
};

export const deLaboratoryFields: Readonly<Record<LaboratoryField, string>> = {
  size: "Felder je Seite",
  width: "Neuronen einer Schicht",
  steps: "Schritte",
  from1: "Schicht 1: von 10^",
  to1: "Schicht 1: bis 10^",
  from2: "Schicht 2: von 10^",
  to2: "Schicht 2: bis 10^",
  rate: "Lernrate",
  seed: "Startzahl der anderen Gewichte",
  low1: "Gewicht der Eingabe: von",
  high1: "Gewicht der Eingabe: bis",
  low2: "Gewicht zur Ausgabe: von",
  high2: "Gewicht zur Ausgabe: bis",
  rates: "Lernraten",
  epochs: "Höchstens Epochen",
  depth: "Meiste Schichten",
  networks: "Netze je Feld",
  inputs: "Eingaben",
  hidden: "Verborgene Neuronen",
  points: "Meiste Punkte",
  labellings: "Verteilungen",
  teacher: "Größter Lehrer",
  extra: "Meiste zusätzliche Neuronen",
  starts: "Schüler je Feld",
};
