/** The texts of the lessons, in German. */
import type { LessonId } from "../settings/view";
import type { LessonText } from "./en-lessons";

export const deLessons: Readonly<Record<LessonId, LessonText>> = {
  "one-layer": {
    title: "Warum eine Schicht an XOR scheitert",
    story:
      "Zwei Ecken sind blau, zwei orange. Dieses Netz hat keine verborgene Schicht: seine Eingaben führen gleich zu den Ausgaben.",
    task: "Drücken Sie auf Start. Bringen Sie dann mindestens 90 % der Validierungsbeispiele richtig: mit einer verborgenen Schicht unter Netz oder mit der Eingabe xy.",
    solved: "Gelöst: die Grenze ist keine einzelne Gerade mehr.",
    question: "Warum ist das erste Netz gescheitert?",
    answers: [
      "Es wurde nicht lange genug trainiert.",
      "Ohne verborgene Schicht kann es nur eine gerade Grenze ziehen.",
      "Das Rauschen war zu stark.",
    ],
    right:
      "Richtig. Eine Schicht addiert gewichtete Eingaben, also ist ihre Grenze eine Gerade. XOR braucht zwei, oder einen Term wie xy.",
    wrong: "Probieren Sie es: mehr Epochen oder weniger Rauschen helfen nicht. Sehen Sie sich die Grenze an.",
  },
  neuron: {
    title: "Was ein Neuron sieht",
    story: "Jedes verborgene Neuron hat ein Bild: violett, wo es positiv ist, weiß, wo es null ist.",
    task: "Trainieren Sie mindestens 20 Epochen und wählen Sie dann ein Neuron der verborgenen Schicht. Sein Bild erscheint groß.",
    solved: "Gelöst: Sie sehen die Ebene mit den Augen eines Neurons.",
    question: "Was tut ein ReLU-Neuron der ersten verborgenen Schicht?",
    answers: [
      "Es ist auf einer Seite einer Geraden null und wächst auf der anderen.",
      "Es zieht einen Kreis um eine Klasse.",
      "Es merkt sich einige Beispiele.",
    ],
    right:
      "Richtig. Die Gewichte geben die Richtung der Geraden, die Schwelle verschiebt sie. Die nächste Schicht verbindet solche Halbebenen.",
    wrong: "Sehen Sie auf die Grenze zwischen Weiß und Violett, auch bei anderen Neuronen.",
  },
  "learning-rate": {
    title: "Lernrate: zu klein, richtig, zu groß",
    story: "Die Lernrate ist die Größe jedes Schritts. Hier ist sie 0,0001, mit einfachem Gradientenabstieg (SGD).",
    task: "Bringen Sie den Trainingsverlust innerhalb von 100 Epochen unter 0,1. Sie können die Rate während des Lernens ändern oder neu beginnen.",
    solved: "Gelöst: diese Rate passt zu den Daten.",
    question: "Was sieht man, wenn die Rate viel zu groß ist?",
    answers: [
      "Das Training ist langsam, aber sicher.",
      "Das Netz lernt nur die Validierungsbeispiele.",
      "Der Verlust springt auf und ab oder wächst über alle Grenzen.",
    ],
    right:
      "Richtig. Zu lange Schritte springen über das Tal. Üblicher Rat: die größte Rate, bei der der Verlust noch glatt fällt.",
    wrong: "Versuchen Sie eine Rate von 10 und sehen Sie auf den Verlust.",
  },
  overfitting: {
    title: "Überanpassung, und was hilft",
    story:
      "Ein großes Netz, wenige und verrauschte Beispiele. Der Trainingsverlust (durchgezogen) fällt und fällt; sehen Sie auf den Validierungsverlust (gestrichelt).",
    task: "Bringen Sie den Validierungsverlust der letzten Epoche fast so tief wie seinen besten: mit einer L2-Strafe von 0,03 oder mehr Beispielen.",
    solved: "Gelöst: das Netz lernt das Rauschen nicht mehr auswendig.",
    question: "Woran erkennt man Überanpassung?",
    answers: [
      "Trainings- und Validierungsverlust steigen beide.",
      "Der Trainingsverlust fällt, während der Validierungsverlust steigt.",
      "Der Validierungsverlust ist kleiner als der Trainingsverlust.",
    ],
    right: "Richtig. Das Netz lernt Einzelheiten der Trainingsbeispiele, die neue Beispiele nicht haben.",
    wrong: "Vergleichen Sie die beiden Kurven nach der besten Epoche.",
  },
  "dead-relu": {
    title: "Tote ReLU-Neuronen",
    story:
      "Ein ReLU-Neuron, dessen Summe für jedes Beispiel negativ ist, gibt 0 und bekommt keinen Gradienten: es ist stumm und bleibt es.",
    task: "Trainieren Sie und suchen Sie stumme Neuronen (weiße Bilder; sie sind unter dem Netz gezählt). Erreichen Sie dann 95 % ohne ein stummes Neuron.",
    solved: "Gelöst: jedes Neuron macht mit.",
    question: "Was hält Neuronen am Leben?",
    answers: [
      "Eine kleinere Lernrate oder eine Aktivierung wie Leaky ReLU oder Tanh.",
      "Mehr Epochen.",
      "Weniger Beispiele.",
    ],
    right:
      "Richtig. Ein zu großer Schritt kann ein Neuron für alle Beispiele unter null drücken. Leaky ReLU lässt immer etwas Gradient durch.",
    wrong: "Ein totes Neuron bekommt keinen Gradienten, also hilft mehr Training nicht.",
  },
  vanishing: {
    title: "Verschwindende Gradienten",
    story: "Sechs verborgene Schichten mit Sigmoid. Es scheint nichts zu geschehen.",
    task: "Erreichen Sie 95 % mit mindestens fünf verborgenen Schichten: ändern Sie die Aktivierung oder den Optimierer.",
    solved: "Gelöst: der Gradient kommt bei den ersten Schichten an.",
    question: "Warum lernen tiefe Sigmoid-Netze so langsam?",
    answers: [
      "Sie haben zu viele Gewichte für diese Daten.",
      "Sigmoide können keine gebogenen Grenzen ziehen.",
      "Die Steigung eines Sigmoids ist höchstens 1/4, also schrumpft der Gradient von Schicht zu Schicht.",
    ],
    right:
      "Richtig. Sechsmal ein Faktor unter 1/4 lässt fast nichts übrig. ReLU hat Steigung 1, und Adam passt seine Schritte an.",
    wrong: "Vergleichen Sie mit ReLU und derselben Zahl von Schichten.",
  },
  luck: {
    title: "Startzahlen und Glück",
    story:
      "Zwei verborgene Neuronen reichen knapp für XOR, wenn die ersten Gewichte Glück haben. Die Startzahl wählt sie.",
    task: "Versuchen Sie Startzahlen (jede bis zum Ende trainiert), bis Sie ein Netz haben, das es schafft, und eines, das scheitert.",
    solved: "Gelöst: dieselben Daten, dieselben Einstellungen, ein anderer Anfang.",
    question: "Was heißt das für ein Experiment?",
    answers: [
      "Man sollte die beste Startzahl berichten.",
      "Ein Lauf beweist wenig: man braucht viele Startzahlen.",
      "Man sollte keine Startzahlen verwenden.",
    ],
    right: "Richtig. Die nächste Lektion trainiert Tausende.",
    wrong: "Fände jemand anderes, mit einer anderen Startzahl, dasselbe?",
  },
  thousand: {
    title: "Tausend Netze auf einmal",
    story:
      "Unten, unter Studien, lernen Tausende von Netzen mit sechs Neuronen dieselben Kreise, jedes von eigenen ersten Gewichten.",
    task: "Starten Sie die Studie der Normen mit mindestens 1000 Netzen.",
    solved: "Gelöst: jeder Punkt ist ein Netz.",
    question: "Welche Netze schaffen es?",
    answers: ["Meist die mit größeren Gewichten am Ende.", "Die mit den kleinsten Gewichten.", "Die Norm sagt nichts."],
    right: "Richtig. Ein Netz, das die Klassen scharf trennt, braucht große Gewichte; die gescheiterten bleiben klein.",
    wrong: "Sehen Sie, wo die gefüllten Punkte liegen.",
  },
};
