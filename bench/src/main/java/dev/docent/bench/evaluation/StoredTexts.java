package dev.docent.bench.evaluation;

import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The extracted texts of the collection and their passages. Safe for concurrent use. */
final class StoredTexts implements SourceTexts {

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, String> passages = new ConcurrentHashMap<>();

    void add(String document, String text) {
        texts.put(document, text);
    }

    void add(Passage passage) {
        passages.put(passage.id(), passage.text());
    }

    /** {@return the text of the document; empty if there is none} */
    String of(String document) {
        return texts.getOrDefault(document, "");
    }

    int passages() {
        return passages.size();
    }

    /** {@return the text of the cited passage; empty if there is none} */
    String passageOf(Citation citation) {
        return passages.getOrDefault(citation.passage(), "");
    }

    /** {@return whether the quote is the text at its offsets, determined without the product's own check} */
    boolean holds(Citation citation) {
        var points = texts.getOrDefault(citation.document(), "").codePoints().toArray();
        return citation.start() >= 0
                && citation.start() < citation.end()
                && citation.end() <= points.length
                && new String(points, citation.start(), citation.end() - citation.start()).equals(citation.quote());
    }

    @Override
    public Optional<String> slice(DocumentRef document, int start, int end) {
        var text = texts.get(document.id());
        if (text == null || start < 0 || start > end || end > text.codePointCount(0, text.length())) {
            return Optional.empty();
        }
        return Optional.of(text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)));
    }
}
