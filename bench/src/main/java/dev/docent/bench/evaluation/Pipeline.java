package dev.docent.bench.evaluation;

import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.retrieval.embedding.EmbeddingTask;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The product's beans from the chunker to the answer, with the texts of the collection instead of stored ones. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"dev.docent.retrieval", "dev.docent.ingestion.chunking"})
@Import({LanguageRecognizer.class, StoredTexts.class, CollectionIndexing.class})
class Pipeline {

    private static final String VECTORS = "evaluation.vectors";

    /** The dimensions to which the model's vectors are rotated; unset for its own. */
    private static final String DIMENSIONS = "evaluation.dimensions";

    /**
     * {@return the beans; the caller closes them}
     *
     * @param data the folder for index and model
     * @param vectors the file of the passages' vectors; null for none
     */
    static ConfigurableApplicationContext start(Path data, @Nullable Path vectors) {
        return start(data, vectors, Pipeline.class);
    }

    /** {@return the beans of this and further configurations} */
    private static ConfigurableApplicationContext start(Path data, @Nullable Path vectors, Class<?>... configurations) {
        return new SpringApplicationBuilder(configurations)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "docent.data=" + data,
                        "logging.level.root=WARN",
                        VECTORS + "=" + (vectors == null ? "" : vectors))
                .run();
    }

    /** {@return the beans over the data of a stopped service, whose index holds passages already; the caller closes them} */
    static ConfigurableApplicationContext open(Path data) {
        return start(data, null, Pipeline.class, IndexedTexts.class);
    }

    @Bean
    static BeanPostProcessor vectorCache(Environment environment) {
        var file = environment.getProperty(VECTORS, "");
        var dimensions = environment.getProperty(DIMENSIONS, Integer.class, 0);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EmbeddingModel model ? wide(cached(model, file), dimensions) : bean;
            }
        };
    }

    private static EmbeddingModel cached(EmbeddingModel model, String file) {
        return file.isEmpty()
                ? model
                : new CachedEmbeddingModel(model, new VectorFile(Path.of(file), model.dimensions()));
    }

    private static EmbeddingModel wide(EmbeddingModel model, int dimensions) {
        return dimensions == 0 ? model : new WideEmbeddingModel(model, dimensions);
    }

    /**
     * An embedding model that stores the vectors of passages in a file, so that a second evaluation does not compute them.
     * Questions are always computed, since their time is measured. Safe for concurrent use.
     */
    private static final class CachedEmbeddingModel implements EmbeddingModel {

        private final EmbeddingModel model;
        private final VectorFile vectors;
        private final String name;

        CachedEmbeddingModel(EmbeddingModel model, VectorFile vectors) {
            this.model = model;
            this.vectors = vectors;
            this.name = model.call(new EmbeddingRequest(List.of("name"), EmbeddingTask.QUERY))
                    .getMetadata()
                    .getModel();
        }

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            if (request.getOptions() != EmbeddingTask.PASSAGE) {
                return model.call(request);
            }
            var texts = request.getInstructions();
            return new EmbeddingResponse(IntStream.range(0, texts.size())
                    .mapToObj(each -> new Embedding(vector(texts.get(each)), each))
                    .toList());
        }

        private float[] vector(String text) {
            return vectors.get(
                    name + "\n" + text,
                    () -> model.call(new EmbeddingRequest(List.of(text), EmbeddingTask.PASSAGE))
                            .getResult()
                            .getOutput());
        }

        @Override
        public float[] embed(Document document) {
            return embed(getEmbeddingContent(document));
        }

        @Override
        public int dimensions() {
            return model.dimensions();
        }
    }
}
