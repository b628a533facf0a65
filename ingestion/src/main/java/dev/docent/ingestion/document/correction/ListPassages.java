package dev.docent.ingestion.document.correction;

import dev.docent.ingestion.document.Document;
import dev.docent.retrieval.index.PassageReader;
import dev.docent.retrieval.passage.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lists the passages of a document: those of the index, and between them those that are disabled. Safe for concurrent use. */
@Component
public final class ListPassages {

    private final PassageReader index;
    private final PassageCorrections corrections;

    ListPassages(PassageReader index, PassageCorrections corrections) {
        this.index = index;
        this.corrections = corrections;
    }

    /**
     * {@return the passages in the order of the text; empty if the document was not read}
     *
     * @param offset number of passages to skip
     * @param limit maximum number of passages, at least 1
     */
    public List<ListedPassage> list(Document document, int offset, int limit) {
        if (document.passages() == null) {
            return List.of();
        }
        var applied = corrections.of(document.ref()).stream()
                .filter(PassageCorrection::applied)
                .collect(Collectors.toMap(each -> each.original().ordinal(), Function.identity(), (one, _) -> one));
        // An ordinal counts the disabled passages too, so that it is the position in this list.
        var hidden = applied.values().stream().filter(PassageCorrection::hides).toList();
        var before = (int) hidden.stream()
                .filter(each -> each.original().ordinal() < offset)
                .count();
        var here = hidden.stream()
                .filter(each ->
                        each.original().ordinal() >= offset && each.original().ordinal() - offset < limit)
                .toList();
        var found = here.size() == limit
                ? List.<Passage>of()
                : index.passages(document.ref(), offset - before, limit - here.size());
        return Stream.concat(
                        found.stream().map(each -> ListedPassage.of(each, applied.get(each.ordinal()))),
                        here.stream().map(each -> ListedPassage.of(each.passage(document.source()), each)))
                .sorted(Comparator.comparingInt(each -> each.passage().ordinal()))
                .toList();
    }
}
