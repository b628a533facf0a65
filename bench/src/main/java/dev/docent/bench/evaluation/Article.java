package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Entry;
import dev.docent.ingestion.parsing.ParsedDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The texts of a collection that share a title, as one document of paragraphs. A collection of single paragraphs cannot
 * tell how large passages should be, since few paragraphs are larger than one passage.
 *
 * @param id the id of the document
 * @param paragraphs in the order of the file
 */
record Article(String id, String title, List<Entry> paragraphs) {

    private static final String COPY = " (copy)";

    static List<Article> of(TestCollection collection) {
        return collection.entries().stream()
                .collect(Collectors.groupingBy(Entry::title, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new Article(each.getKey(), each.getKey(), each.getValue()))
                .toList();
    }

    /** {@return the same article under another id, like a file that was uploaded twice} */
    Article copy() {
        return new Article(id + COPY, title, paragraphs);
    }

    /** {@return the id of the article without the mark of a copy} */
    static String original(String id) {
        return id.endsWith(COPY) ? id.substring(0, id.length() - COPY.length()) : id;
    }

    ParsedDocument parsed() {
        return new ParsedDocument(
                "text/plain",
                null,
                CollectionIndexing.blocks(
                        title, paragraphs.stream().map(Entry::text).toList()));
    }
}
