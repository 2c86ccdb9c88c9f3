/** The activations of the extras module in double precision; where they cancel, by forms that do not. */

/** The distribution function of N(0, 1): its series near 0, a continued fraction of the tail beyond. */
export function normalCdf(x) {
  const a = Math.abs(x);
  if (a > 40) return x < 0 ? 0 : 1;
  const density = Math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);
  let tail;
  if (a < 4) {
    let [term, sum] = [a, a];
    for (let n = 1; n < 100 && term > 1e-18 * sum; n++) sum += term *= (a * a) / (2 * n + 1);
    tail = 0.5 - density * sum;
  } else {
    let fraction = a;
    for (let n = 200; n > 0; n--) fraction = a + n / fraction;
    tail = density / fraction;
  }
  return x < 0 ? tail : 1 - tail;
}

const sigmoid = (x) => 1 / (1 + Math.exp(-x));
const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const u = (x) => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
const elu = (alpha) => (x) => (x > 0 ? x : alpha * Math.expm1(x));

/** By the names of their codes; `elu` has the alpha that is given. */
export const extraActivations = {
  elu: elu(0.5),
  selu: (x) => 1.0507009873554805 * elu(1.6732632423543772)(x),
  gelu: (x) => x * normalCdf(x),
  geluTanh: (x) => x * sigmoid(2 * u(x)),
  silu: (x) => x * sigmoid(x),
  mish: (x) => x * Math.tanh(softplus(x)),
  softplus,
  hardSigmoid: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
  hardSwish: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
};

/** Alpha of `elu` above. */
export const ELU_ALPHA = 0.5;
