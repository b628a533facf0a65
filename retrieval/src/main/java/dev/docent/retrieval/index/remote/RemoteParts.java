package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.words.WordAnalyzers;

/**
 * What the searches of one index share.
 *
 * @param fusesScores whether a hybrid search fuses the scores of both lists, rather than the ranks
 */
public record RemoteParts(
        RemoteEngine engine,
        RevisionRecords records,
        ScopeProfiles profiles,
        WordAnalyzers analyzers,
        boolean fusesScores) {}
