package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.List;
import java.util.function.Function;

/**
 * Writes revisions beside those in force, and deletes those that are no longer. Of two writes the one that began later wins:
 * an outdated revision deletes its own passages, and no write deletes passages of a later one.
 */
record RevisionWriter(RemoteEngine engine, RevisionRecords records, WordAnalyzers analyzers) {

    /** {@return the revision, whose passages are invisible until it is {@linkplain #putInForce put in force}} */
    Revision write(List<EmbeddedPassage> passages) {
        return write(passages, EmbeddedPassage::passage, EmbeddedPassage::vector);
    }

    /** {@return the revision, whose passages have no vectors and are invisible until it is put in force} */
    Revision writeWithoutVectors(List<Passage> passages) {
        return write(passages, passage -> passage, passage -> null);
    }

    @SuppressWarnings("NullAway") // It does not see that the array may be null.
    private <P> Revision write(List<P> all, Function<P, Passage> passage, Function<P, float[]> vector) {
        var number = records.begin(passage.apply(all.getFirst()).source());
        engine.upsert(
                all.stream()
                        .map(each -> new RemotePassage(
                                number, passage.apply(each), words(passage.apply(each)), vector.apply(each)))
                        .toList(),
                false);
        return Revision.of(number, all.stream().map(passage).toList());
    }

    private List<String> words(Passage passage) {
        var analyzer = analyzers.of(passage.source().language());
        return List.of(
                String.join(" ", analyzer.all(passage.text())),
                String.join(" ", analyzer.all(passage.searchContext())));
    }

    /** Writes vectors to passages of the revision that still exist. */
    void addVectors(long revision, List<EmbeddedPassage> passages) {
        engine.upsert(
                passages.stream()
                        .map(each -> new RemotePassage(revision, each.passage(), List.of(), each.vector()))
                        .toList(),
                true);
    }

    /**
     * Puts the revisions in force and deletes the passages that they replace. Repeating the call changes nothing, and
     * completes a call that failed halfway.
     */
    void putInForce(List<Revision> revisions) {
        if (!revisions.isEmpty()) {
            var inForce = records.putInForce(revisions, number());
            engine.delete(revisions.stream()
                    .map(each -> outdated(each, inForce.contains(each.number())))
                    .toList());
        }
    }

    /** {@return the earlier passages of the document, or those of the revision if it is outdated itself} */
    private static PassageSelection outdated(Revision revision, boolean isInForce) {
        var all = PassageSelection.of(revision.source().ref());
        return isInForce ? all.before(revision.number()) : all.at(revision.number());
    }

    long number() {
        return records.next().orElseThrow(() -> new IllegalStateException("The index was deleted while it was in use"));
    }

    void delete(DocumentRef document) {
        delete(PassageSelection.of(document));
    }

    /** Does nothing if another node deleted this generation of the index. */
    void delete(PassageSelection selection) {
        records.next().ifPresent(number -> {
            records.withdraw(selection, number);
            engine.delete(List.of(selection.before(number)));
            records.markDeleted(selection, number);
        });
    }
}
