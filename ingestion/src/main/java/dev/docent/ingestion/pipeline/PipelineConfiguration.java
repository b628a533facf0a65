package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.KnowledgeBases;
import dev.docent.ingestion.document.Originals;
import dev.docent.ingestion.document.Passwords;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.PassageIndex;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PipelineProperties.class)
class PipelineConfiguration {

    @Bean
    Workspace workspace(@Value("${docent.data:data}") Path data) {
        return new Workspace(data.resolve("tmp").resolve("ingestion"));
    }

    @Bean
    PassageEmbedding passageEmbedding(Embeddings embeddings) {
        return new PassageEmbedding(embeddings, PipelineProperties.cores());
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
    IngestionSteps ingestionSteps(
            DocumentCutting cutting,
            PassageEmbedding embedding,
            IngestionPause pause,
            DocumentTexts texts,
            PassageIndex index,
            SharedFlush flush) {
        return new IngestionSteps(cutting, embedding, pause, texts, index, flush);
    }

    @Bean
    DocumentIngestion documentIngestion(
            DocumentRegister documents,
            KnowledgeBases knowledgeBases,
            IngestionSteps steps,
            WorkInProgress work,
            DocumentEraser eraser,
            IngestionPause pause) {
        return new DocumentIngestion(documents, knowledgeBases, steps, work, eraser, pause);
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
