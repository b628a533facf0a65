package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Entry;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Puts a collection into the index as uploads would come: the title is a heading, the text a paragraph below it. */
record CollectionIndexing(
        PassageChunker chunker,
        LanguageRecognizer languages,
        Embeddings embeddings,
        PassageIndex index,
        StoredTexts texts) {

    static final Scope SCOPE = Scope.of("evaluation", "collection");

    /** More than there are cores, since documents wait for the index's commits together. */
    private static final int AT_ONCE = 32;

    /** Indexes every entry that has text. */
    void index(List<Entry> entries) throws InterruptedException, ExecutionException {
        forEach(entries, this::index);
    }

    /** {@return the passages of every entry with their vectors, in the order of the entries; the index stays as it is} */
    List<EmbeddedPassage> embedded(List<Entry> entries) throws InterruptedException, ExecutionException {
        return forEach(entries, this::passages).stream().flatMap(List::stream).toList();
    }

    private static <T> List<T> forEach(List<Entry> entries, Function<Entry, T> work)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<T>>();
            for (var entry : entries) {
                running.add(threads.submit(() -> work.apply(entry)));
            }
            var done = new ArrayList<T>();
            for (var each : running) {
                done.add(each.get());
            }
            return done;
        }
    }

    private int index(Entry entry) {
        var passages = passages(entry);
        if (!passages.isEmpty()) {
            index.replace(SCOPE.owner(), entry.id(), passages);
        }
        return passages.size();
    }

    private List<EmbeddedPassage> passages(Entry entry) {
        var document = chunker.chunk(parsed(entry));
        var passages = new ArrayList<EmbeddedPassage>();
        if (!document.chunks().isEmpty()) {
            texts.add(entry.id(), document.text().text());
        }
        var source = source(entry, document.text().text());
        for (var chunk : document.chunks()) {
            var passage = passage(source, passages.size(), chunk);
            texts.add(passage);
            passages.add(new EmbeddedPassage(passage, embeddings.passage(passage.headings(), passage.text())));
        }
        return passages;
    }

    /** {@return the entry as it comes from a reader of files} */
    static ParsedDocument parsed(Entry entry) {
        return new ParsedDocument("text/plain", null, blocks(entry));
    }

    private static List<Block> blocks(Entry entry) {
        var blocks = new ArrayList<Block>();
        if (!entry.title().isBlank()) {
            blocks.add(new Block.Heading(1, entry.title(), null));
        }
        if (!entry.text().isBlank()) {
            blocks.add(new Block.Paragraph(entry.text(), null));
        }
        return blocks;
    }

    /** The file's name tells nothing, as a scan's or an export's would. */
    private PassageSource source(Entry entry, String text) {
        return new PassageSource(
                SCOPE.owner(),
                "collection",
                entry.id(),
                "file.txt",
                "text/plain",
                Instant.EPOCH,
                Map.of(),
                languages.recognize(text).orElse(null));
    }

    private static Passage passage(PassageSource source, int ordinal, Chunk chunk) {
        return new Passage(
                source.document() + "-" + ordinal,
                source,
                ordinal,
                chunk.text(),
                chunk.start(),
                chunk.end(),
                chunk.page(),
                chunk.pageEnd(),
                chunk.headings(),
                chunk.tokens());
    }
}
