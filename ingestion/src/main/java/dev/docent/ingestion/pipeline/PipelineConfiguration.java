package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.deletion.OrphanSweep;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Passwords;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.claim.Node;
import dev.docent.ingestion.pipeline.step.DocumentCutting;
import dev.docent.ingestion.pipeline.step.DocumentReader;
import dev.docent.ingestion.pipeline.step.GroupCommits;
import dev.docent.ingestion.pipeline.step.IngestionSteps;
import dev.docent.ingestion.pipeline.step.PassageEmbedder;
import dev.docent.ingestion.pipeline.step.PassageIndexing;
import dev.docent.ingestion.pipeline.step.StoredChunks;
import dev.docent.ingestion.pipeline.step.Workspace;
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
    PassageEmbedder passageEmbedding(ServingGeneration serving) {
        return new PassageEmbedder(serving::forPassages, PipelineProperties.cores());
    }

    @Bean
    ForegroundWork documentsInWork(Claims work) {
        return () -> work.count() > 0;
    }

    @Bean
    DocumentCutting documentCutting(
            Originals originals, Passwords passwords, Workspace workspace, DocumentReader reader, StoredChunks stored) {
        return new DocumentCutting(originals, passwords, workspace, reader, stored);
    }

    @Bean
    GroupCommits sharedFlush(PassageIndex index, Claims work) {
        return new GroupCommits(index, work, Duration.ofSeconds(1));
    }

    @Bean
    PassageIndexing passageIndexing(
            PassageEmbedder embedding, IngestionPause pause, PassageIndex index, GroupCommits flush) {
        return new PassageIndexing(embedding, pause, index, flush, Duration.ofSeconds(1));
    }

    @Bean
    IngestionSteps ingestionSteps(
            DocumentCutting cutting,
            PassageIndexing indexing,
            DocumentTexts texts,
            PassageIndex index,
            GroupCommits flush) {
        return new IngestionSteps(cutting, indexing, texts, index, flush);
    }

    @Bean
    IngestionWorker documentIngestion(
            Documents documents,
            KnowledgeBases knowledgeBases,
            IngestionSteps steps,
            Claims work,
            DocumentDeleter eraser,
            IngestionPause pause) {
        return new IngestionWorker(documents, knowledgeBases, steps, work, eraser, pause, finishing());
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
            IngestionWorker ingestion,
            Claims work,
            PipelineProperties properties) {
        return new IngestionWorkers(workspace, recovery, sweep, queue, ingestion, work, properties.workers());
    }
}
