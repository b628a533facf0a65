package dev.docent.retrieval.direct.summary;

import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.direct.collection.CollectionQuestions;
import dev.docent.retrieval.direct.collection.CollectionRecords;
import dev.docent.retrieval.direct.collection.ListedDocument;
import dev.docent.retrieval.direct.collection.WordCoverage;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the passages that a summary reads: by language or format if that names one document ("the Arabic PDF"), otherwise by
 * the words of its file name, headings and text. Of a long document whose beginning does not have these words, only the
 * part that has them is read.
 */
@Component
final class NamedDocument {

    private static final int HITS = 50;

    /** Of the words that name a document, as many as it has at least. */
    private static final double COVERED = 0.6;

    private static final int BEGINNING = 12;
    private static final int SHORT = 30;
    private static final int WHOLE = 80;
    private static final int PART = 10;

    /** A document with so many passages about its name is about it. */
    private static final int THROUGHOUT = 8;

    private static final Pattern EXTENSION = Pattern.compile("(?<=\\S)\\.[A-Za-z0-9]{1,5}$");

    private static final Pattern ARTICLE = Pattern.compile(
            "(?i)^(?:the|an?|my|our|your|this|that|d(?:er|ie|as|em|en|es)|(?:mein|unser|ihr|dies)\\p{L}{0,2}"
                    + "|le|la|les|un|une|mon|ma|mes|notre|votre|cet?|cette|el|los|las|una|mi|mis)\\s+|^l['’]");

    private final ObjectProvider<CollectionRecords> records;
    private final SearchPassages search;
    private final PassageIndex index;
    private final ComputePool compute;

    NamedDocument(
            ObjectProvider<CollectionRecords> records, SearchPassages search, PassageIndex index, ComputePool compute) {
        this.records = records;
        this.search = search;
        this.index = index;
        this.compute = compute;
    }

    /** {@return the passages of the document, or of a part of it; empty if no document has this name} */
    List<Passage> passages(Scope scope, String name) {
        return described(scope, name)
                .map(document -> index.passages(document, 0, WHOLE))
                .orElseGet(() -> called(scope, name));
    }

    /** {@return the only document of this language or format} */
    private Optional<DocumentRef> described(Scope scope, String name) {
        var stored = records.getIfAvailable();
        return CollectionQuestions.selection(name)
                .filter(selection -> stored != null)
                .map(selection -> stored.newest(scope, selection, 2))
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .map(ListedDocument::ref);
    }

    private List<Passage> called(Scope scope, String written) {
        var name = ARTICLE.matcher(EXTENSION.matcher(written).replaceFirst(""))
                .replaceFirst("")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ");
        var hits = name.isBlank() ? List.<PassageHit>of() : search.search(scope, name, SearchMode.HYBRID, HITS, null);
        return compute.call(scope.caller(), () -> {
            var words = WordCoverage.of(name, hits);
            return hits.stream()
                    .collect(Collectors.groupingBy(
                            hit -> hit.passage().source().ref(), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .filter(found -> words.in(passages(found)) >= COVERED)
                    .min(Comparator.comparingDouble((List<PassageHit> found) -> -words.in(passages(found)))
                            .thenComparingDouble(
                                    found -> -words.inName(found.getFirst().passage()))
                            .thenComparingDouble(found -> -found.getFirst().score()))
                    .map(found -> read(words, found))
                    .orElse(List.of());
        });
    }

    private List<Passage> read(WordCoverage words, List<PassageHit> found) {
        var document = found.getFirst().passage().source().ref();
        var whole = index.passages(document, 0, WHOLE);
        var having = passages(found).stream()
                .filter(passage -> words.in(List.of(passage)) == 1)
                .count();
        var isWhole = whole.size() <= SHORT
                || words.in(whole.subList(0, Math.min(BEGINNING, whole.size()))) >= COVERED
                || words.words() > 1 && having >= THROUGHOUT;
        // A single word somewhere in a long document is no name of it.
        return isWhole ? whole : words.words() > 1 ? part(words, document, found) : List.of();
    }

    private List<Passage> part(WordCoverage words, DocumentRef document, List<PassageHit> found) {
        var first = found.stream()
                .map(PassageHit::passage)
                .min(Comparator.comparingDouble(passage -> -words.in(List.of(passage))))
                .map(Passage::ordinal)
                .orElse(0);
        return index.passages(document, first, PART);
    }

    private static List<Passage> passages(List<PassageHit> hits) {
        return hits.stream().map(PassageHit::passage).toList();
    }
}
