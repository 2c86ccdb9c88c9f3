/**
 * Where the fields of the records stand, and the codes they take, as the module's exports: the
 * caller writes records by these, so that a field is named in one place.
 */
import { Group, Layer } from "./group";

export enum LayerOffset {
  fanIn = offsetof<Layer>("fanIn"),
  fanOut = offsetof<Layer>("fanOut"),
  activation = offsetof<Layer>("activation"),
  parameter = offsetof<Layer>("parameter"),
  hasBiases = offsetof<Layer>("hasBiases"),
  weights = offsetof<Layer>("weights"),
  biases = offsetof<Layer>("biases"),
  dWeights = offsetof<Layer>("dWeights"),
  dBiases = offsetof<Layer>("dBiases"),
  inputs = offsetof<Layer>("inputs"),
  preActivations = offsetof<Layer>("preActivations"),
  outputs = offsetof<Layer>("outputs"),
  weightSteps = offsetof<Layer>("weightSteps"),
  biasSteps = offsetof<Layer>("biasSteps"),
  bytes = offsetof<Layer>(),
}

export enum GroupOffset {
  samples = offsetof<Group>("samples"),
  layerCount = offsetof<Group>("layerCount"),
  layers = offsetof<Group>("layers"),
  loss = offsetof<Group>("loss"),
  optimizer = offsetof<Group>("optimizer"),
  success = offsetof<Group>("success"),
  watched = offsetof<Group>("watched"),
  succeeded = offsetof<Group>("succeeded"),
  diverged = offsetof<Group>("diverged"),
  targets = offsetof<Group>("targets"),
  targetRows = offsetof<Group>("targetRows"),
  labels = offsetof<Group>("labels"),
  labelRows = offsetof<Group>("labelRows"),
  dOutputs = offsetof<Group>("dOutputs"),
  partial = offsetof<Group>("partial"),
  scratch = offsetof<Group>("scratch"),
  rows = offsetof<Group>("rows"),
  firstMoments = offsetof<Group>("firstMoments"),
  secondMoments = offsetof<Group>("secondMoments"),
  steps = offsetof<Group>("steps"),
  thresholds = offsetof<Group>("thresholds"),
  losses = offsetof<Group>("losses"),
  parameters = offsetof<Group>("parameters"),
  gradients = offsetof<Group>("gradients"),
  parameterCount = offsetof<Group>("parameterCount"),
  momentum = offsetof<Group>("momentum"),
  scale = offsetof<Group>("scale"),
  beta1 = offsetof<Group>("beta1"),
  beta2 = offsetof<Group>("beta2"),
  epsilon = offsetof<Group>("epsilon"),
  lossScale = offsetof<Group>("lossScale"),
  bytes = offsetof<Group>(),
}
