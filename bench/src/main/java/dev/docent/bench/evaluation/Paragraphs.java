package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Entry;
import dev.docent.retrieval.passage.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The positions of paragraphs in the extracted texts of their articles. */
final class Paragraphs {

    /** A range of a document's text in code points, the end exclusive. */
    private record Stretch(String document, int start, int end) {}

    private final Map<String, Stretch> stretches = new HashMap<>();

    /** @throws IllegalStateException if a paragraph does not occur in its document */
    Paragraphs(List<Article> articles, StoredTexts texts) {
        for (var article : articles) {
            var text = texts.of(article.id());
            int from = 0;
            for (var paragraph : article.paragraphs()) {
                from = add(article.id(), paragraph, text, from);
            }
        }
    }

    private int add(String document, Entry paragraph, String text, int from) {
        var words = paragraph.text().strip();
        int start = text.indexOf(words, from);
        if (start < 0) {
            throw new IllegalStateException("The text of " + paragraph.id() + " does not occur in its document");
        }
        int end = start + words.length();
        stretches.put(
                paragraph.id(), new Stretch(document, text.codePointCount(0, start), text.codePointCount(0, end)));
        return end;
    }

    boolean overlaps(String paragraph, Passage passage) {
        var stretch = stretches.get(paragraph);
        return stretch != null
                && stretch.document().equals(Article.original(passage.source().document()))
                && passage.start() < stretch.end()
                && stretch.start() < passage.end();
    }
}
