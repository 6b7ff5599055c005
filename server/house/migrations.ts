/** Folders of the house that hold migrations, in themselves or below. */
export const migrationFolders: readonly URL[] = ['platform', 'centre', 'testbed', 'server'].map(
  (folder) => new URL(`../../${folder}/`, import.meta.url),
)
