# AUROC (pROC), calibration (glm, loess) of a binary study once more: the columns y, p, q and the groups are defined
# before this file; prints lines "group name value low high".
suppressMessages(library(pROC))
say <- function(name, ...) cat(name, sprintf("%.17g", c(...)), sep = "\t", fill = FALSE)
line <- function(name, ...) { say(name, ...); cat("\n") }
z <- qnorm(0.975)

area <- function(rows) {
  curve <- roc(y[rows], p[rows], levels = c(0, 1), direction = "<")
  value <- as.numeric(auc(curve))
  error <- sqrt(var(curve, method = "delong"))
  list(value = value, error = error, limits = plogis(qlogis(value) + c(-1, 1) * z * error / (value * (1 - value))))
}
for (name in names(groups)) {
  found <- area(groups[[name]])
  if (found$error > 0) line(paste(name, "auroc"), found$value, found$limits) else line(paste(name, "auroc"), found$value)
}
test <- roc.test(roc(y, p, levels = c(0, 1), direction = "<"), roc(y, q, levels = c(0, 1), direction = "<"), paired = TRUE, method = "delong")
gain <- unname(test$estimate[1] - test$estimate[2])
line("all aurocDifference", gain, gain + c(-1, 1) * z * abs(gain / unname(test$statistic)))

for (attribute in names(attributes)) {
  found <- lapply(attributes[[attribute]], area)
  values <- sapply(found, `[[`, "value")
  weights <- 1 / sapply(found, `[[`, "error")^2
  if (all(is.finite(weights))) {
    q2 <- sum(weights * (values - weighted.mean(values, weights))^2)
    line(paste("interaction", attribute), q2, pchisq(q2, length(values) - 1, lower.tail = FALSE))
  }
}

x <- qlogis(pmin(pmax(p, 1e-6), 1 - 1e-6))
tight <- glm.control(epsilon = 1e-15, maxit = 100)
wald <- function(name, fit, k) {
  estimate <- unname(coef(fit)[k])
  line(name, estimate, estimate + c(-1, 1) * z * sqrt(vcov(fit)[k, k]))
}
large <- glm(y ~ 1, offset = x, family = binomial, control = tight)
both <- glm(y ~ x, family = binomial, control = tight)
wald("all calibrationInTheLarge", large, 1)
wald("all calibrationIntercept", both, 1)
wald("all calibrationSlope", both, 2)

curve <- predict(loess(y ~ p, span = 0.75, degree = 2, control = loess.control(surface = "direct")), data.frame(p = p))
distance <- abs(pmin(pmax(curve, 0), 1) - p)
line("all ici", mean(distance))
line("all e50", unname(quantile(distance, 0.5)))
line("all e90", unname(quantile(distance, 0.9)))
