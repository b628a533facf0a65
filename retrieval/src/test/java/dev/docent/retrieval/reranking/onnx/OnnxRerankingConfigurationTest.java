package dev.docent.retrieval.reranking.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.retrieval.reranking.UnusableRerankerException;
import dev.docent.runtime.AdapterChoices;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OnnxRerankingConfigurationTest {

    @TempDir
    private Path folder;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(context -> AdapterChoices.choose(context.getEnvironment()))
            .withUserConfiguration(OnnxRerankingConfiguration.class)
            .withBean(ComputePool.class, () -> ComputePool.INLINE)
            .withPropertyValues("docent.data=target");

    @Test
    void reranksNothingUnlessAModelIsNamed() {
        runner.run(context -> assertThat(context).doesNotHaveBean(Reranker.class));
        runner.withPropertyValues("docent.reranking.model-folder=", "docent.reranking.depth=0")
                .run(context -> assertThat(context).doesNotHaveBean(Reranker.class));
    }

    @Test
    void reranksTheBestTwentyWithTheModelThatIsNamed() throws IOException {
        var named = runner.withPropertyValues(
                "docent.reranking.model-folder=" + TinyModel.in(folder, TinyGraph.of("input_ids")));

        named.run(context -> assertThat(context.getBean(Reranker.class).depth()).isEqualTo(20));
        named.withPropertyValues("docent.reranking.depth=200")
                .run(context ->
                        assertThat(context.getBean(Reranker.class).depth()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void refusesOtherDepths(int depth) throws IOException {
        runner.withPropertyValues(
                        "docent.reranking.model-folder=" + TinyModel.in(folder, TinyGraph.of("input_ids")),
                        "docent.reranking.depth=" + depth)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage("docent.reranking.depth must be between 1 and 200, but is " + depth));
    }

    @Test
    void doesNotStartWithAFolderOfNoUse() {
        runner.withPropertyValues("docent.reranking.model-folder=" + folder)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(UnusableRerankerException.class));
    }
}
