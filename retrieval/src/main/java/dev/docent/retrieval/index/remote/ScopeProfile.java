package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.words.TextLanguage;
import java.util.Set;

/**
 * The counts and languages of the documents in a scope.
 *
 * @param languages that its documents are analyzed in; only English if it has none
 */
public record ScopeProfile(IndexStatistics statistics, Set<TextLanguage> languages) {}
