/** The texts of the lessons, in English. */
import type { LessonId } from "../settings/view";

export interface LessonText {
  readonly title: string;
  readonly story: string;
  readonly task: string;
  readonly solved: string;
  readonly question: string;
  readonly answers: readonly [string, string, string];
  /** What is said to the right answer, and to a wrong one. */
  readonly right: string;
  readonly wrong: string;
}

export const lessons: Readonly<Record<LessonId, LessonText>> = {
  "one-layer": {
    title: "Why one layer fails at XOR",
    story:
      "Two corners are blue, two are orange. This network has no hidden layer: its inputs lead straight to its outputs.",
    task: "Press Train. Then get at least 90 % of the validation samples right: add a hidden layer under Network, or the input xy.",
    solved: "Solved: the border is no longer one straight line.",
    question: "Why did the first network fail?",
    answers: [
      "It was not trained long enough.",
      "Without a hidden layer it can only draw one straight border.",
      "The noise was too strong.",
    ],
    right:
      "Right. One layer adds up weighted inputs, so its border is a straight line. XOR needs two lines, or a term such as xy.",
    wrong: "Try it: more epochs or less noise do not help. Look at the shape of the border.",
  },
  neuron: {
    title: "What a neuron sees",
    story: "Each hidden neuron has a picture: violet where it is positive, white where it is zero.",
    task: "Train for at least 20 epochs, then choose a neuron of the hidden layer. Its picture is shown large.",
    solved: "Solved: you see the plane with the eyes of one neuron.",
    question: "What does one ReLU neuron of the first hidden layer do?",
    answers: [
      "It is zero on one side of a straight line and grows on the other.",
      "It draws a circle around a class.",
      "It remembers some of the samples.",
    ],
    right:
      "Right. Its weights set the direction of the line, its bias moves it. The next layer combines such half-planes.",
    wrong: "Look at the border between white and violet in its picture, and try other neurons.",
  },
  "learning-rate": {
    title: "Learning rate: too low, right, too high",
    story: "The learning rate is the size of each step. Here it is 0.0001, with plain gradient descent (SGD).",
    task: "Bring the training loss below 0.1 within 100 epochs. You can change the rate while it learns, or start over.",
    solved: "Solved: this rate suits these data.",
    question: "What do you see when the rate is much too high?",
    answers: [
      "Training is slow but sure.",
      "The network learns only the validation samples.",
      "The loss jumps up and down, or grows without bound.",
    ],
    right:
      "Right. Steps that are too long jump over the valley. Usual advice: the largest rate at which the loss still falls smoothly.",
    wrong: "Try a rate of 10 and watch the loss.",
  },
  overfitting: {
    title: "Overfitting, and what helps",
    story:
      "A large network, few and noisy samples. The training loss (solid) falls and falls; watch the validation loss (dashed).",
    task: "Make the validation loss of the last epoch nearly as low as its best: try an L2 penalty of 0.03, or more samples.",
    solved: "Solved: the network no longer learns the noise by heart.",
    question: "How do you recognize overfitting?",
    answers: [
      "Training loss and validation loss both rise.",
      "The training loss falls while the validation loss rises.",
      "The validation loss is lower than the training loss.",
    ],
    right: "Right. The network learns details of the training samples that new samples do not share.",
    wrong: "Compare the solid and the dashed curve after the best epoch.",
  },
  "dead-relu": {
    title: "Dead ReLU neurons",
    story:
      "A ReLU neuron whose sum is negative for every sample gives 0 and gets no gradient: it is silent and stays so.",
    task: "Train and look for silent neurons (white pictures; they are counted under the network). Then reach 95 % without a silent neuron.",
    solved: "Solved: every neuron takes part.",
    question: "What keeps neurons alive?",
    answers: ["A lower learning rate, or an activation such as leaky ReLU or tanh.", "More epochs.", "Fewer samples."],
    right:
      "Right. A step that is too large can push a neuron below zero for all samples. Leaky ReLU always passes a little gradient.",
    wrong: "A dead neuron gets no gradient, so more training cannot revive it.",
  },
  vanishing: {
    title: "Vanishing gradients",
    story: "Six hidden layers with sigmoid activations. Nothing seems to happen.",
    task: "Reach 95 % with at least five hidden layers: change the activation or the optimizer.",
    solved: "Solved: the gradient reaches the first layers.",
    question: "Why do deep sigmoid networks learn so slowly?",
    answers: [
      "They have too many weights for these data.",
      "Sigmoids cannot draw curved borders.",
      "The slope of a sigmoid is at most 1/4, so the gradient shrinks from layer to layer.",
    ],
    right: "Right. Six times a factor below 1/4 leaves almost nothing. ReLU has slope 1, and Adam scales its steps.",
    wrong: "Compare with ReLU and the same number of layers.",
  },
  luck: {
    title: "Seeds and luck",
    story: "Two hidden neurons are just enough for XOR, if the first weights are lucky. The seed chooses them.",
    task: "Try seeds (train each to its end) until you have seen one network succeed and one fail.",
    solved: "Solved: same data, same settings, another start.",
    question: "What does that mean for an experiment?",
    answers: [
      "The best seed should be reported.",
      "One run proves little: many seeds are needed.",
      "Seeds should not be used.",
    ],
    right: "Right. The next lesson trains thousands.",
    wrong: "Would somebody else, with another seed, find the same?",
  },
  thousand: {
    title: "A thousand networks at once",
    story:
      "Below, under Studies, thousands of networks of six neurons learn the same circles, each from its own first weights.",
    task: "Run the norm study with at least 1,000 networks.",
    solved: "Solved: each dot is a network.",
    question: "Which networks succeed?",
    answers: [
      "Mostly those with larger weights at the end.",
      "Those with the smallest weights.",
      "The norm tells nothing.",
    ],
    right: "Right. A network that separates the classes sharply needs large weights; those that fail stay small.",
    wrong: "Look where the filled dots lie.",
  },
};
