# Peer of check/bench-statistics.ts: pROC. Reads one task a line, answers one line of key=value.
suppressPackageStartupMessages(library(pROC))

read <- function(folder, n) {
  list(
    labels = readBin(sprintf("%s/labels-%s.u8", folder, n), "integer", as.integer(n), size = 1, signed = FALSE),
    scores = readBin(sprintf("%s/scores-%s.f64", folder, n), "double", as.integer(n))
  )
}

milliseconds <- function(start, end) {
  spent <- (end - start) * 1000
  c(wall = spent[["elapsed"]], cpu = spent[["user.self"]] + spent[["sys.self"]])
}

cat(sprintf("ready R %s, pROC %s\n", getRversion(), packageVersion("pROC")))
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  words <- strsplit(line, " ")[[1]]
  data <- read(words[2], words[3])
  # The fourth word: calls in a row whose mean time is told (delong), or replicates of one call (bootstrap).
  count <- as.integer(words[4])
  calls <- if (words[1] == "delong") count else 1L
  start <- proc.time()
  for (call in seq_len(calls)) curve <- roc(data$labels, data$scores, levels = c(0, 1), direction = "<", quiet = TRUE)
  middle <- proc.time()
  if (words[1] == "delong") {
    for (call in seq_len(calls)) interval <- ci.auc(curve, method = "delong")
    first <- as.numeric(curve$auc)
    second <- (interval[3] - interval[1]) / 2 / qnorm(0.975)
  } else {
    interval <- ci.auc(curve, method = "bootstrap", boot.n = count, boot.stratified = TRUE, progress = "none")
    first <- interval[1]
    second <- interval[3]
  }
  end <- proc.time()
  all <- milliseconds(start, end) / calls
  inner <- milliseconds(middle, end) / calls
  cat(sprintf("wall=%.6f cpu=%.6f inner=%.6f first=%.17g second=%.17g\n", all["wall"], all["cpu"], inner["wall"], first, second))
}
