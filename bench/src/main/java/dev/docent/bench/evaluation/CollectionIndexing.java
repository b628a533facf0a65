package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Entry;
import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Indexes a collection as uploads are indexed: the title is a heading, the text a paragraph below it. */
record CollectionIndexing(
        PassageChunker chunker,
        LanguageRecognizer languages,
        Embeddings embeddings,
        PassageIndex index,
        StoredTexts texts) {

    static final Scope SCOPE = Scope.of("evaluation", "collection");

    /** Like the file name of a scan or an export. */
    private static final String MEANINGLESS = "file.txt";

    /** More than the cores, since documents wait for commits of the index together. */
    private static final int AT_ONCE = 32;

    /** Indexes every entry that has text. */
    void index(List<Entry> entries) throws InterruptedException, ExecutionException {
        forEach(entries, this::index);
    }

    /** {@return the passages of every entry with their vectors, in the order of the entries, without indexing them} */
    List<EmbeddedPassage> embedded(List<Entry> entries) throws InterruptedException, ExecutionException {
        return forEach(entries, this::passages).stream().flatMap(List::stream).toList();
    }

    /** {@return the passages of every article with their vectors, without indexing them} */
    List<EmbeddedPassage> embeddedArticles(List<Article> articles) throws InterruptedException, ExecutionException {
        return forEach(articles, article -> passages(article.id(), MEANINGLESS, article.parsed())).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Indexes passages of {@link #SCOPE}, and makes them searchable. */
    void put(List<EmbeddedPassage> passages) {
        passages.stream()
                .collect(Collectors.groupingBy(each -> each.passage().source().document()))
                .forEach((document, all) -> index.put(new DocumentRef(SCOPE.caller(), document), all));
        index.flush();
    }

    private static <F, T> List<T> forEach(List<F> all, Function<F, T> work)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var done = new ArrayList<T>();
            for (var each : threads.invokeAll(
                    all.stream().map(one -> (Callable<T>) () -> work.apply(one)).toList())) {
                done.add(each.get());
            }
            return done;
        }
    }

    private int index(Entry entry) {
        var passages = passages(entry);
        if (!passages.isEmpty()) {
            index.replace(new DocumentRef(SCOPE.caller(), entry.id()), passages);
        }
        return passages.size();
    }

    private List<EmbeddedPassage> passages(Entry entry) {
        return passages(entry.id(), Objects.requireNonNullElse(entry.filename(), MEANINGLESS), parsed(entry));
    }

    private List<EmbeddedPassage> passages(String id, String filename, ParsedDocument parsed) {
        var document = chunker.chunk(parsed);
        var passages = new ArrayList<EmbeddedPassage>();
        if (!document.chunks().isEmpty()) {
            texts.add(id, document.text().text());
        }
        var source = source(id, filename, document.text().text());
        for (var chunk : document.chunks()) {
            var passage = chunk.asPassage(source, passages.size());
            texts.add(passage);
            passages.add(new EmbeddedPassage(
                    passage, embeddings.passages(List.of(passage)).getFirst()));
        }
        return passages;
    }

    static ParsedDocument parsed(Entry entry) {
        return new ParsedDocument("text/plain", null, blocks(entry.title(), List.of(entry.text())));
    }

    /** {@return a heading and the paragraphs below it, without blank ones} */
    static List<Block> blocks(String title, List<String> paragraphs) {
        var blocks = new ArrayList<Block>();
        if (!title.isBlank()) {
            blocks.add(new Block.Heading(1, title, null));
        }
        paragraphs.stream()
                .filter(paragraph -> !paragraph.isBlank())
                .forEach(paragraph -> blocks.add(new Block.Paragraph(paragraph, null)));
        return blocks;
    }

    private PassageSource source(String id, String filename, String text) {
        return new PassageSource(
                SCOPE.caller(),
                "collection",
                id,
                filename,
                "text/plain",
                Instant.EPOCH,
                Map.of(),
                languages.recognize(text).orElse(null));
    }
}
