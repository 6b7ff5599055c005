/** Statistics of evaluation: every one with its interval, its method and, where it is not estimable, the reason. */
export type { Estimate, Interval } from './estimate.ts'
export type { ClassSizes, ScoredCases } from './scored-cases.ts'
export { criticalValue } from './scored-cases.ts'

// Discrimination
export type { AurocOptions } from './auroc.ts'
export { auroc, aurocHanleyMcNeil, hanleyMcNeilError, mannWhitney } from './auroc.ts'
export type { AreaDifference } from './auroc-difference.ts'
export { aurocDifference, aurocDifferenceUnpaired } from './auroc-difference.ts'
export { aurocClustered } from './auroc-clustered.ts'
export type { AveragePrecision, RankingBootstrap } from './average-precision.ts'
export { aurocBootstrap, averagePrecision } from './average-precision.ts'
export type { OperatingPoints } from './operating-points.ts'
export { operatingPoints } from './operating-points.ts'
export type { ThresholdCurve } from './roc-curve.ts'
export { precisionRecallCurve, rocCurve, thinCurve } from './roc-curve.ts'

// An operating point
export type { ConfusionCounts } from './confusion.ts'
export { confusionCounts } from './confusion.ts'
export type { ConfusionMeasures } from './confusion-measures.ts'
export { confusionMeasures } from './confusion-measures.ts'
export { likelihoodRatioNegative, likelihoodRatioPositive } from './likelihood-ratio.ts'
export { fScore } from './f-score.ts'
export { mcc } from './mcc.ts'
export type { SquareTable } from './kappa.ts'
export { cohenKappa, crossTable } from './kappa.ts'
export { predictiveValuesAt } from './predictive-values.ts'

// Proportions
export type { LevelOption } from './proportion.ts'
export { clopperPearson, jeffreys, wilson } from './proportion.ts'
export type { Fraction, PairedTable } from './newcombe.ts'
export { newcombe, newcombePaired } from './newcombe.ts'
export type { ChiSquareTest, McNemar } from './mcnemar.ts'
export { mcNemar } from './mcnemar.ts'

// Calibration, decisions and alarms

// Resampling
export type { Bootstrap, BootstrapOptions, WeightedStatistic } from './bootstrap.ts'
export { bootstrap, bootstrapJointly, jackknife } from './bootstrap.ts'
export type { Sampling } from './resampling.ts'
export { resampler, samplingUnits } from './resampling.ts'
export { weightedAuroc, weightedAveragePrecision } from './weighted-ranking.ts'

// Conclusions
export { holm } from './holm.ts'
export type { Interaction } from './interaction.ts'
export { interactionTest } from './interaction.ts'
export type { NonInferiority } from './non-inferiority.ts'
export { nonInferiority } from './non-inferiority.ts'
export type { CasesUntilConclusive } from './cases-until-conclusive.ts'
export { casesUntilConclusive } from './cases-until-conclusive.ts'

// Independent numbers
export { statisticsOracles } from './oracles.ts'
