package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.InMemoryPassageIndex;
import dev.docent.ingestion.LengthEmbeddingModel;
import dev.docent.ingestion.OnlyGeneration;
import dev.docent.ingestion.WatchedPassageIndex;
import dev.docent.ingestion.chunking.ChunkedTexts;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.deletion.OrphanSweep;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Passwords;
import dev.docent.ingestion.figure.DescribeFigures;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.EmbeddingBudgets;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.claim.Node;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import dev.docent.ingestion.pipeline.step.EmbedAndIndex;
import dev.docent.ingestion.pipeline.step.GroupCommit;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.ingestion.pipeline.step.PassageEmbedder;
import dev.docent.ingestion.pipeline.step.ReadAndChunk;
import dev.docent.ingestion.pipeline.step.StoredChunks;
import dev.docent.ingestion.source.InMemorySourceArchives;
import dev.docent.ingestion.source.SourceArchives;
import dev.docent.ingestion.transcription.AudioReader;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.perception.FigureDescription;
import dev.docent.runtime.Steps;
import dev.docent.runtime.TemporaryFiles;
import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RecordIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The whole pipeline over stores in memory, without threads of its own: a test takes and ingests. */
public final class InMemoryPipeline implements AutoCloseable {

    public final InMemoryRecords records;
    public final SourceArchives archives = InMemorySourceArchives.archives();
    public final InMemoryPassageIndex passages;
    public final WatchedPassageIndex index;
    public final LengthEmbeddingModel model = new LengthEmbeddingModel();
    public final List<Object> events = new CopyOnWriteArrayList<>();
    public final LineParser reader = new LineParser();
    volatile AudioReader audio = (document, file, progress) -> {
        throw new AssertionError("This is no audio");
    };
    public final DocumentDeleter deleter;
    public final KnowledgeBaseDeleter knowledgeBaseDeleter;
    public final DocumentProgress progress;
    public final Claims work;
    public final IngestionPause pause = new IngestionPause();
    public final IngestionQueue queue;
    public final MeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final Steps steps = new Steps("ingestion", observations);
    final UsedUpBudgets usage = new UsedUpBudgets();
    private final Embeddings embeddings = new Embeddings(model, "length");
    public final PassageEmbedder embedding = new PassageEmbedder(() -> embeddings, 2, ComputePool.INLINE, observations);
    public final TemporaryFiles workspace;
    public final IngestionWorker ingestion;
    public final Recovery recovery;
    public final OrphanSweep sweep;
    final VectorWarnings warnings;
    private final Map<Document, ClaimedDocument> taken = new ConcurrentHashMap<>();
    private volatile Executor finishing = Runnable::run;

    public InMemoryPipeline(Path folder) {
        this(folder, new InMemoryRecords(), new InMemoryPassageIndex(), Node.of(false));
    }

    /** {@return one of several processes at the same stores} */
    static InMemoryPipeline oneOfSeveral(Path folder) {
        return new InMemoryPipeline(folder, new InMemoryRecords(), new InMemoryPassageIndex(), Node.of(true));
    }

    /** {@return the next process at the stores of this one} */
    InMemoryPipeline restarted(Path folder) {
        return new InMemoryPipeline(folder, records, passages, Node.of(false));
    }

    /** {@return another process at the stores of this one} */
    InMemoryPipeline another(Path folder) {
        return new InMemoryPipeline(folder, records.elsewhere(), passages, Node.of(true));
    }

    private InMemoryPipeline(Path folder, InMemoryRecords records, InMemoryPassageIndex passages, Node node) {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        this.records = records;
        this.passages = passages;
        this.index = new WatchedPassageIndex(passages);
        this.work = new Claims(node);
        var chunks = new StoredChunks(records.objects);
        deleter = new DocumentDeleter(
                records.register,
                records.knowledgeBases,
                index,
                records.texts,
                records.originals,
                chunks,
                records.corrections,
                records.deletions,
                work);
        knowledgeBaseDeleter = new KnowledgeBaseDeleter(
                records.register,
                records.knowledgeBases,
                archives,
                records.texts,
                index,
                records.deletions,
                deleter,
                events::add);
        progress = new DocumentProgress(records.register);
        queue = new IngestionQueue(
                records.register, work, deleter, pause, new EmbeddingBudgets(usage, () -> true), steps);
        workspace = new TemporaryFiles(folder.resolve("work")).clear();
        var readAndChunk = new ReadAndChunk(
                records.originals,
                new Passwords(),
                workspace,
                reader,
                (document, file, progress) -> audio.read(document, file, progress),
                new DescribeFigures(new FigureDescription(Optional.empty()), new LanguageRecognizer()),
                ChunkedTexts.chunker(),
                new LanguageRecognizer(),
                chunks,
                steps);
        var commits = new GroupCommit(index, work, Duration.ZERO, steps);
        var embedAndIndex = new EmbedAndIndex(
                embedding, pause, records.texts, chunks, records.corrections, index, commits, Duration.ZERO, steps);
        ingestion = new IngestionWorker(
                records.knowledgeBases,
                readAndChunk,
                embedAndIndex,
                work,
                deleter,
                pause,
                end -> finishing.execute(end),
                observations);
        recovery = new Recovery(
                records.register,
                records.knowledgeBases,
                records.imports,
                records.deletions,
                deleter,
                knowledgeBaseDeleter,
                work);
        sweep = new OrphanSweep(
                records.originals, records.texts, index, records.register, records.knowledgeBases, work, List.of());
        warnings = new VectorWarnings(records.register, index, new OnlyGeneration(index, embeddings), work);
        records.listen(work::on);
        records.listen(queue::on);
        records.listen(progress::on);
    }

    /** Runs what ends the work at documents from now on, in the place of the worker itself. */
    void finishOn(Executor other) {
        finishing = other;
    }

    /** {@return a document of this text in the owner's default knowledge base, queued} */
    public Document upload(String owner, String text) {
        return upload(owner, records.knowledgeBases.defaultOf(owner).id(), text);
    }

    public Document upload(String owner, String knowledgeBase, String text) {
        var id = RecordIds.next();
        var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var original = records.originals.store(new DocumentRef(owner, id), content);
        var metadata = new Metadata(Map.of("colour", "blue"));
        return records.register.save(Document.stored(
                id, new KnowledgeBaseRef(owner, knowledgeBase), Filename.of("notes.txt"), original, metadata));
    }

    /** Ingests what waits, one after the other, on this thread. */
    public void ingestAll() {
        for (var next = take(); next != null; next = take()) {
            ingest(next);
        }
    }

    /** {@return the next document, claimed; null when none waits} */
    @Nullable
    public Document take() {
        return queue.claim().map(this::inHand).orElse(null);
    }

    private Document inHand(ClaimedDocument claimed) {
        taken.put(claimed.current(), claimed);
        return claimed.current();
    }

    /** Ingests a document that was taken, as it was then. */
    public void ingest(Document claimed) {
        ingestion.ingest(Objects.requireNonNull(taken.remove(claimed)));
    }

    /** Goes on with what was begun and not finished. */
    void recover() {
        recovery.requeueAbandoned();
        recovery.completeDeletions();
    }

    /** {@return it as its record says now} */
    public Document now(Document document) {
        return records.register.find(document.ref()).orElseThrow();
    }

    IngestionWorkers workers(int count) {
        return workers(count, (lease, time) -> true);
    }

    IngestionWorkers workers(int count, Leases leases) {
        return new IngestionWorkers(
                workspace,
                recovery,
                sweep,
                warnings,
                queue,
                ingestion,
                work,
                leases,
                new PipelineProperties(count, null));
    }

    @Override
    public void close() {
        embedding.close();
    }
}
