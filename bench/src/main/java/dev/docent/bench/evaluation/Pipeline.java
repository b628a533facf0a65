package dev.docent.bench.evaluation;

import dev.docent.ingestion.parsing.LanguageRecognizer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingModel;
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
@Import(LanguageRecognizer.class)
class Pipeline {

    private static final String VECTORS = "evaluation.vectors";

    /**
     * {@return the beans; the caller closes them}
     *
     * @param data the folder for index and model
     * @param vectors the file of the passages' vectors; null for none
     */
    static ConfigurableApplicationContext start(Path data, @Nullable Path vectors) {
        return new SpringApplicationBuilder(Pipeline.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "docent.data=" + data,
                        "logging.level.root=WARN",
                        VECTORS + "=" + (vectors == null ? "" : vectors))
                .run();
    }

    @Bean
    StoredTexts texts() {
        return new StoredTexts();
    }

    @Bean
    static BeanPostProcessor vectorCache(Environment environment) {
        var file = environment.getProperty(VECTORS, "");
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EmbeddingModel model && !file.isEmpty()
                        ? new CachedEmbeddingModel(model, new VectorFile(Path.of(file), model.dimensions()))
                        : bean;
            }
        };
    }
}
