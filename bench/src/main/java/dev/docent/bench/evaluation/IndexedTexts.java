package dev.docent.bench.evaluation;

import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.index.PassageReader;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/** The texts of documents, put together from their passages in the index. What no passage holds is blank. Safe for concurrent use. */
@Primary
final class IndexedTexts implements SourceTexts {

    private static final int MOST_PASSAGES = 10_000;

    private final PassageReader index;
    private final Map<DocumentRef, int[]> texts = new ConcurrentHashMap<>();

    IndexedTexts(PassageReader index) {
        this.index = index;
    }

    @Override
    public Optional<String> slice(DocumentRef document, int start, int end) {
        var text = texts.computeIfAbsent(document, this::read);
        return start < 0 || start > end || end > text.length
                ? Optional.empty()
                : Optional.of(new String(text, start, end - start));
    }

    /** {@return the code points of the text} */
    private int[] read(DocumentRef document) {
        var passages = index.passages(document, 0, MOST_PASSAGES);
        var text = new int[passages.stream().mapToInt(each -> each.end()).max().orElse(0)];
        Arrays.fill(text, ' ');
        for (var passage : passages) {
            var points = passage.text().codePoints().toArray();
            System.arraycopy(points, 0, text, passage.start(), points.length);
        }
        return text;
    }
}
