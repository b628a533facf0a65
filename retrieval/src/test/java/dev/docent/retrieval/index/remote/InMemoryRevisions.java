package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records of revisions in memory. */
final class InMemoryRevisions implements RevisionRecords {

    private record Row(
            String knowledgeBase,
            long number,
            long since,
            @Nullable Revision current,
            boolean isDeleted) {}

    private final Map<DocumentRef, Row> rows =
            new TreeMap<>(Comparator.comparing(DocumentRef::owner).thenComparing(DocumentRef::id));
    private long numbers;

    @Override
    public synchronized long begin(PassageSource source) {
        rows.putIfAbsent(source.ref(), new Row(source.knowledgeBase(), 0, 0, null, false));
        return ++numbers;
    }

    @Override
    public synchronized OptionalLong next() {
        return OptionalLong.of(++numbers);
    }

    @Override
    public synchronized long last() {
        return numbers;
    }

    @Override
    public synchronized Set<Long> putInForce(List<Revision> revisions, long since) {
        return revisions.stream()
                .filter(each -> isPutInForce(each, since))
                .map(Revision::number)
                .collect(Collectors.toSet());
    }

    private boolean isPutInForce(Revision revision, long since) {
        var source = revision.source();
        var row = rows.get(source.ref());
        if (row == null || row.number() < revision.number()) {
            row = new Row(source.knowledgeBase(), revision.number(), since, revision, false);
            rows.put(source.ref(), row);
        }
        return row.number() == revision.number();
    }

    @Override
    public synchronized void withdraw(PassageSelection selection, long number) {
        rows.replaceAll((document, row) -> isIn(selection, document, row) && row.number() < number
                ? new Row(row.knowledgeBase(), number, 0, null, false)
                : row);
    }

    @Override
    public synchronized void markDeleted(PassageSelection selection, long number) {
        rows.replaceAll((document, row) -> isIn(selection, document, row) && row.number() == number
                ? new Row(row.knowledgeBase(), number, 0, null, true)
                : row);
    }

    private static boolean isIn(PassageSelection selection, DocumentRef document, Row row) {
        return (selection.documents().isEmpty() || selection.documents().contains(document))
                && (selection.scope() == null
                        || selection.scope().contains(new KnowledgeBaseRef(document.owner(), row.knowledgeBase())));
    }

    @Override
    public synchronized Optional<CurrentRevision> find(DocumentRef document) {
        return Optional.ofNullable(rows.get(document)).flatMap(InMemoryRevisions::current);
    }

    private static Optional<CurrentRevision> current(Row row) {
        return Optional.ofNullable(row.current())
                .map(each -> new CurrentRevision(each.number(), row.since(), each.source(), each.passages()));
    }

    @Override
    public synchronized Map<DocumentRef, CurrentRevision> find(Scope scope, Collection<DocumentRef> documents) {
        return documents.stream()
                .flatMap(document -> find(document).stream())
                .filter(each -> scope.contains(each.source().base()))
                .collect(Collectors.toMap(each -> each.source().ref(), each -> each));
    }

    @Override
    public synchronized List<RecordedDocument> documents(@Nullable DocumentRef after, int limit) {
        var all = List.copyOf(rows.keySet());
        return all.stream()
                .skip(after == null ? 0 : all.indexOf(after) + 1L)
                .limit(limit)
                .map(this::recorded)
                .toList();
    }

    private RecordedDocument recorded(DocumentRef document) {
        var row = Objects.requireNonNull(rows.get(document));
        return new RecordedDocument(document, row.number(), row.isDeleted());
    }

    @Override
    public synchronized ScopeProfile profile(@Nullable Scope scope) {
        var held = rows.values().stream()
                .flatMap(row -> Optional.ofNullable(row.current()).stream())
                .filter(each -> scope == null || scope.contains(each.source().base()))
                .toList();
        var languages = EnumSet.noneOf(TextLanguage.class);
        held.forEach(each -> languages.add(TextLanguage.of(each.source().language())));
        return new ScopeProfile(
                new IndexStatistics(
                        held.stream().mapToLong(Revision::passages).sum(),
                        held.stream().mapToLong(Revision::tokens).sum()),
                languages.isEmpty() ? EnumSet.of(TextLanguage.ENGLISH) : languages);
    }
}
