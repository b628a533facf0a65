package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.KnowledgeBases;
import dev.docent.ingestion.document.Originals;
import dev.docent.ingestion.document.Passwords;
import dev.docent.retrieval.generation.ForegroundWork;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.storage.records.RecordStoreInUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PipelineProperties.class)
class PipelineConfiguration {

    private static final int MOST_FINISHING = 64;

    @Bean
    Node node(PipelineProperties properties, RecordStoreInUse records) {
        var shared = properties.shared();
        return Node.of(shared == null ? records.shared() : shared);
    }

    @Bean
    Workspace workspace(@Value("${docent.data:data}") Path data) {
        return new Workspace(data.resolve("tmp").resolve("ingestion"));
    }

    @Bean
    PassageEmbedding passageEmbedding(ServingGeneration serving) {
        return new PassageEmbedding(serving::forPassages, PipelineProperties.cores());
    }

    @Bean
    ForegroundWork documentsInWork(WorkInProgress work) {
        return () -> work.count() > 0;
    }

    @Bean
    DocumentCutting documentCutting(
            Originals originals, Passwords passwords, Workspace workspace, DocumentReader reader, StoredChunks stored) {
        return new DocumentCutting(originals, passwords, workspace, reader, stored);
    }

    @Bean
    SharedFlush sharedFlush(PassageIndex index, WorkInProgress work) {
        return new SharedFlush(index, work, Duration.ofSeconds(1));
    }

    @Bean
    PassageIndexing passageIndexing(
            PassageEmbedding embedding, IngestionPause pause, PassageIndex index, SharedFlush flush) {
        return new PassageIndexing(embedding, pause, index, flush, Duration.ofSeconds(1));
    }

    @Bean
    IngestionSteps ingestionSteps(
            DocumentCutting cutting,
            PassageIndexing indexing,
            DocumentTexts texts,
            PassageIndex index,
            SharedFlush flush) {
        return new IngestionSteps(cutting, indexing, texts, index, flush);
    }

    @Bean
    DocumentIngestion documentIngestion(
            DocumentRegister documents,
            KnowledgeBases knowledgeBases,
            IngestionSteps steps,
            WorkInProgress work,
            DocumentEraser eraser,
            IngestionPause pause) {
        return new DocumentIngestion(documents, knowledgeBases, steps, work, eraser, pause, finishing());
    }

    /** When too many wait already, a worker waits itself, so that a disk that stands still stops the queue. */
    private static Executor finishing() {
        return new ThreadPoolExecutor(
                0,
                MOST_FINISHING,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofVirtual().name("docent-finishing-", 1).factory(),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    @Bean
    IngestionWorkers ingestionWorkers(
            Workspace workspace,
            Recovery recovery,
            OrphanSweep sweep,
            IngestionQueue queue,
            DocumentIngestion ingestion,
            WorkInProgress work,
            PipelineProperties properties) {
        return new IngestionWorkers(workspace, recovery, sweep, queue, ingestion, work, properties.workers());
    }
}
