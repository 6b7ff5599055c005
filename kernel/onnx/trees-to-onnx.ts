import type { BoostedTrees, DecisionTree } from '@vitalbench/kernel/learning'
import { fail } from './errors.ts'
import type { Attribute, ModelCard } from './model-file.ts'
import { modelFile } from './model-file.ts'

const isLeaf = (tree: DecisionTree, node: number): boolean => tree.feature[node] < 0

/** Attributes of TreeEnsembleRegressor: one entry a node, and one a leaf. */
function ensembleOf({ base, trees }: BoostedTrees): Readonly<Record<string, Attribute>> {
  const nodes = trees.flatMap((tree, id) => Array.from(tree.feature, (_, node) => ({ tree, id, node, leaf: isLeaf(tree, node) })))
  const leaves = nodes.filter(({ leaf }) => leaf)
  return {
    aggregate_function: 'SUM',
    base_values: Float32Array.of(base),
    n_targets: 1,
    nodes_falsenodeids: Int32Array.from(nodes, ({ tree, node, leaf }) => (leaf ? 0 : tree.right[node])),
    nodes_featureids: Int32Array.from(nodes, ({ tree, node, leaf }) => (leaf ? 0 : tree.feature[node])),
    nodes_missing_value_tracks_true: Int32Array.from(nodes, ({ tree, node }) => tree.missingLeft[node]),
    nodes_modes: nodes.map(({ leaf }) => (leaf ? 'LEAF' : 'BRANCH_LEQ')),
    nodes_nodeids: Int32Array.from(nodes, ({ node }) => node),
    nodes_treeids: Int32Array.from(nodes, ({ id }) => id),
    nodes_truenodeids: Int32Array.from(nodes, ({ tree, node, leaf }) => (leaf ? 0 : tree.left[node])),
    nodes_values: Float32Array.from(nodes, ({ tree, node }) => tree.threshold[node]),
    post_transform: 'NONE',
    target_ids: new Int32Array(leaves.length),
    target_nodeids: Int32Array.from(leaves, ({ node }) => node),
    target_treeids: Int32Array.from(leaves, ({ id }) => id),
    target_weights: Float32Array.from(leaves, ({ tree, node }) => tree.value[node]),
  }
}

/** Boosted trees as ONNX: TreeEnsembleRegressor, then Sigmoid. A missing value (NaN) takes the branch that the trees learnt for it. */
export function treesToOnnx(model: BoostedTrees, card: ModelCard): Uint8Array {
  if (card.inputs.length !== model.inputs) throw fail('ONNX_INPUT_NAMES', { names: card.inputs.length, inputs: model.inputs })
  return modelFile(
    card,
    [
      {
        operator: 'TreeEnsembleRegressor',
        domain: 'ai.onnx.ml',
        inputs: ['x'],
        outputs: ['logit'],
        attributes: ensembleOf(model),
        outputColumns: 1,
      },
      { operator: 'Sigmoid', inputs: ['logit'], outputs: ['probability'] },
    ],
    [],
  )
}
