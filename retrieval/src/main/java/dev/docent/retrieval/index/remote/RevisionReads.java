package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageGeneration.Version;
import dev.docent.retrieval.index.remote.RemoteEngine.Content;
import dev.docent.retrieval.index.remote.RemoteEngine.MatchQuery;
import dev.docent.retrieval.index.remote.RevisionRecords.RecordedDocument;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads documents by the revision that is in force. What one call returns was in force at the same time. */
record RevisionReads(RemoteEngine engine, RevisionRecords records) {

    private static final int ATTEMPTS = 100;
    private static final int PAGE = 1000;

    List<Passage> passages(DocumentRef document, int offset, int limit) {
        return read(document, offset, limit, Content.PASSAGE).stream()
                .map(RemotePassage::passage)
                .toList();
    }

    List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return read(document, offset, limit, Content.PASSAGE_AND_VECTOR).stream()
                .flatMap(each ->
                        Stream.ofNullable(each.vector()).map(vector -> new EmbeddedPassage(each.passage(), vector)))
                .toList();
    }

    long count(DocumentRef document) {
        return records.find(document).map(CurrentRevision::passages).orElse(0L);
    }

    int countEmbedded(DocumentRef document) {
        return records.find(document)
                .map(current -> (int) engine.count(
                        PassageSelection.of(document).at(current.number()).withVector()))
                .orElse(0);
    }

    /** Repeats the read if another revision came into force meanwhile. */
    private List<RemotePassage> read(DocumentRef document, int offset, int limit, Content content) {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("Invalid page: offset %d, limit %d".formatted(offset, limit));
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = records.find(document);
            var read = before.map(current -> engine
                            .matching(new MatchQuery(
                                    PassageSelection.of(document).at(current.number()),
                                    List.of(),
                                    offset,
                                    limit,
                                    content))
                            .stream()
                            .map(each -> Objects.requireNonNull(each.content()).with(current.source()))
                            .toList())
                    .orElse(List.of());
            var after = records.find(document);
            if (before.map(CurrentRevision::number).equals(after.map(CurrentRevision::number))) {
                return read;
            }
        }
        throw new IllegalStateException("Document " + document.id() + " is replaced faster than it can be read");
    }

    /**
     * {@return documents by owner and id: all that are not deleted, and deleted documents of which a slow writer
     * that died has left passages}
     */
    List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        var listed = new ArrayList<DocumentRef>();
        var page = records.documents(after, limit);
        while (!page.isEmpty() && listed.size() < limit) {
            var leftovers = leftovers(page.stream()
                    .filter(RecordedDocument::isDeleted)
                    .map(RecordedDocument::document)
                    .toList());
            page.stream()
                    .filter(each -> !each.isDeleted() || leftovers.contains(each.document()))
                    .forEach(each -> listed.add(each.document()));
            page = records.documents(page.getLast().document(), limit);
        }
        return listed.size() > limit ? List.copyOf(listed.subList(0, limit)) : listed;
    }

    /** {@return all documents with a record, with the numbers of their last changes} */
    Stream<Version> versions() {
        return Stream.iterate(
                        records.documents(null, PAGE),
                        page -> !page.isEmpty(),
                        page -> records.documents(page.getLast().document(), PAGE))
                .flatMap(List::stream)
                .map(each -> new Version(each.document(), each.number()));
    }

    /** {@return those of the deleted documents that have passages} */
    private Set<DocumentRef> leftovers(List<DocumentRef> deleted) {
        var leftovers = new HashSet<DocumentRef>();
        deleted.stream()
                .collect(Collectors.groupingBy(DocumentRef::owner))
                .values()
                .forEach(some -> engine.matching(MatchQuery.read(PassageSelection.documents(some), Content.NONE))
                        .forEach(each -> leftovers.add(each.key().document())));
        return leftovers;
    }
}
