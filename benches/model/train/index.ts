export type { Recipe } from './recipe.ts'
export { readRecipe, recipeSchema } from './recipe.ts'
export type { Trained, TrainedFile, TrainingReport } from './train-model.ts'
export { trainModel } from './train-model.ts'
