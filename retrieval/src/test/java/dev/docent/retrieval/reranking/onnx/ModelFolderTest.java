package dev.docent.retrieval.reranking.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.reranking.UnusableRerankerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that hold a model, and what is said of those that don't. */
class ModelFolderTest {

    private static final TinyGraph GRAPH = TinyGraph.of("input_ids");

    @TempDir
    private Path folder;

    @Test
    void prefersSmallWeightsAndItsOwnFilesToThoseBelow() throws IOException {
        TinyModel.in(folder, "onnx/model.onnx", GRAPH);
        assertThat(ModelFolder.of(folder).name()).endsWith("/onnx/model.onnx");

        TinyModel.in(folder, "onnx/model_quantized.onnx", GRAPH);
        assertThat(ModelFolder.of(folder).name()).endsWith("/onnx/model_quantized.onnx");

        TinyModel.in(folder, "model.onnx", GRAPH);
        assertThat(ModelFolder.of(folder).name()).isEqualTo(folder.getFileName() + "/model.onnx");

        TinyModel.in(folder, "model_quantized.onnx", GRAPH);
        assertThat(ModelFolder.of(folder).name()).endsWith("/model_quantized.onnx");
    }

    @Test
    void namesTheFolderThatIsNone() {
        var absent = folder.resolve("absent");

        refuses(() -> ModelFolder.of(absent))
                .withMessage("docent.reranking.model-folder names %s, which is not a folder.".formatted(absent));
    }

    @Test
    void namesTheFilesThatAreMissing() throws IOException {
        refuses(() -> ModelFolder.of(folder))
                .withMessage(
                        ("docent.reranking.model-folder names %s, which holds none of model_quantized.onnx, model.onnx, "
                                        + "onnx/model_quantized.onnx, onnx/model.onnx.")
                                .formatted(folder));

        Files.delete(TinyModel.in(folder, GRAPH).resolve("tokenizer.json"));

        refuses(() -> ModelFolder.of(folder))
                .withMessage(
                        "docent.reranking.model-folder names %s, which holds no tokenizer.json.".formatted(folder));
    }

    @Test
    void refusesSettingsThatAreNoJson() throws IOException {
        Files.writeString(TinyModel.in(folder, GRAPH).resolve("tokenizer_config.json"), "model_max_length = 512");

        refuses(() -> ModelFolder.of(folder))
                .withMessageStartingWith(
                        "docent.reranking.model-folder names %s, whose tokenizer_config.json cannot be read"
                                .formatted(folder))
                .withMessageNotContaining("\n");
    }

    @Test
    void refusesATokenizerThatIsNone() throws IOException {
        Files.writeString(TinyModel.in(folder, GRAPH).resolve("tokenizer.json"), "{\"model\": {}}");

        refuses(this::load)
                .withMessageStartingWith("docent.reranking.model-folder names %s, whose tokenizer.json cannot be used"
                        .formatted(folder));
    }

    @Test
    void refusesAModelThatIsNone() throws IOException {
        Files.writeString(TinyModel.in(folder, GRAPH).resolve("model.onnx"), "version https://git-lfs.example/spec/v1");

        refuses(this::load)
                .withMessageStartingWith(
                        "docent.reranking.model-folder names %s, whose model.onnx cannot be loaded (".formatted(folder))
                .withMessageEndingWith(").")
                .withMessageNotContaining("\n");
    }

    @Test
    void refusesAModelThatReadsSomethingElseThanText() throws IOException {
        TinyModel.in(folder, TinyGraph.of("input_ids", "pixel_values"));

        refuses(this::load)
                .withMessage(("docent.reranking.model-folder names %s, whose model.onnx requires the input "
                                + "pixel_values, which tokenizers do not provide.")
                        .formatted(folder));
    }

    @Test
    void refusesAModelThatGivesSomethingElseThanAScore() throws IOException {
        TinyModel.in(folder, GRAPH.giving(new float[] {1, 2, 3}, new float[] {1, 2, 3}));

        refuses(this::load)
                .withMessage(("docent.reranking.model-folder names %s, whose model.onnx returns logits as FLOAT "
                                + "[-1, 3], not one or two numbers for a pair.")
                        .formatted(folder));
    }

    private void load() {
        OnnxReranker.load(ModelFolder.of(folder), Path.of("target", "models"), 7, ComputePool.INLINE)
                .close();
    }

    private static ThrowableAssertAlternative<UnusableRerankerException> refuses(ThrowingCallable call) {
        return assertThatExceptionOfType(UnusableRerankerException.class).isThrownBy(call);
    }
}
