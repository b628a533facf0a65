package dev.docent.retrieval.reranking.onnx;

import static java.util.Objects.requireNonNull;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.docent.retrieval.inference.OnnxModels;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A model that scores how well two texts match. It returns one logit, or two: for no match and for a match. One pair is
 * computed per call, so that none is padded, and with int8 weights no score depends on other pairs.
 */
final class CrossEncoder implements AutoCloseable {

    private static final Map<String, Function<Encoding, long[]>> INPUTS = Map.of(
            "input_ids", Encoding::getIds,
            "attention_mask", Encoding::getAttentionMask,
            "token_type_ids", Encoding::getTypeIds);

    private final OrtSession session;
    private final String output;

    private CrossEncoder(OrtSession session, String output) {
        this.session = session;
        this.output = output;
    }

    /** {@return the model of the folder, with one thread per pair} */
    static CrossEncoder load(ModelFolder folder) {
        try {
            var session = OnnxModels.load(folder.model(), 1);
            try {
                mustTakeText(folder, session);
                return new CrossEncoder(session, output(folder, session));
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw folder.unusable("cannot be loaded", e);
        }
    }

    private static void mustTakeText(ModelFolder folder, OrtSession session) throws OrtException {
        for (var input : session.getInputInfo().entrySet()) {
            if (!INPUTS.containsKey(input.getKey())
                    || !(input.getValue().getInfo() instanceof TensorInfo tensor)
                    || tensor.type != OnnxJavaType.INT64) {
                throw folder.unusable(
                        "requires the input " + input.getKey() + ", which tokenizers do not provide", null);
            }
        }
    }

    private static String output(ModelFolder folder, OrtSession session) throws OrtException {
        var outputs = session.getOutputInfo();
        var name = outputs.containsKey("logits")
                ? "logits"
                : outputs.keySet().iterator().next();
        var output = requireNonNull(outputs.get(name));
        if (!isOneOrTwoNumbers(output)) {
            throw folder.unusable("returns %s, not one or two numbers for a pair".formatted(shape(output)), null);
        }
        return name;
    }

    private static boolean isOneOrTwoNumbers(NodeInfo output) {
        return output.getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.FLOAT
                && tensor.getShape().length == 2
                && tensor.getShape()[1] <= 2;
    }

    private static String shape(NodeInfo output) {
        return output.getInfo() instanceof TensorInfo tensor
                ? "%s as %s %s".formatted(output.getName(), tensor.type, Arrays.toString(tensor.getShape()))
                : output.getName();
    }

    /**
     * {@return how well the two texts match, from 0 to 1}
     *
     * @throws OrtException if the model fails
     */
    double score(Encoding pair) throws OrtException {
        var tensors = new HashMap<String, OnnxTensor>();
        try {
            for (var input : session.getInputNames()) {
                tensors.put(
                        input, OnnxModels.row(requireNonNull(INPUTS.get(input)).apply(pair)));
            }
            try (var result = session.run(tensors)) {
                return score(((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer());
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /** The score of two logits depends on their difference, as in a softmax. NaN scores 0. */
    private static double score(FloatBuffer logits) throws OrtException {
        var logit = switch (logits.remaining()) {
            case 1 -> logits.get(0);
            case 2 -> (double) logits.get(1) - logits.get(0);
            default -> throw new OrtException(logits.remaining() + " numbers for one pair");
        };
        return Double.isNaN(logit) ? 0 : 1 / (1 + Math.exp(-logit));
    }

    /** The caller must make sure that no call is running. */
    @Override
    public void close() throws OrtException {
        session.close();
    }
}
