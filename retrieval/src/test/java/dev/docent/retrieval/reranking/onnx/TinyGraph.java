package dev.docent.retrieval.reranking.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A model for ONNX Runtime that is made by hand: it multiplies its inputs number by number, which leaves the ids of the
 * tokens that every other input has a 1 for, adds them up, and makes one or several numbers of the sum.
 *
 * @param inputs their names; the first is of the ids
 * @param weights what the sum is multiplied with, one for each number of the output
 * @param biases what is added to each
 * @param length how many tokens a text must have; any when below 1
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
@SuppressWarnings("ArrayRecordComponent")
record TinyGraph(List<String> inputs, float[] weights, float[] biases, int length) {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    /** {@return a graph that gives one number, which grows with the ids} */
    static TinyGraph of(String... inputs) {
        return new TinyGraph(List.of(inputs), new float[] {0.01F}, new float[] {-2}, 0);
    }

    /** {@return the same with other numbers at its end} */
    TinyGraph giving(float[] weights, float[] biases) {
        return new TinyGraph(inputs, weights, biases, length);
    }

    /** {@return the same for texts of this length alone} */
    TinyGraph ofLength(int tokens) {
        return new TinyGraph(inputs, weights, biases, tokens);
    }

    byte[] bytes() {
        return new Protobuf()
                .number(1, 8)
                .message(7, graph())
                .message(8, new Protobuf().text(1, "").number(2, 17))
                .bytes();
    }

    private Protobuf graph() {
        var graph = new Protobuf();
        nodes().forEach(node -> graph.message(1, node));
        graph.text(2, "tiny");
        graph.message(
                5,
                tensor(
                        "axes",
                        INT64,
                        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1),
                        1));
        graph.message(5, tensor("weights", FLOAT, little(weights), 1, weights.length));
        graph.message(5, tensor("biases", FLOAT, little(biases), biases.length));
        inputs.forEach(input -> graph.message(11, value(input, INT64, length)));
        return graph.message(12, value("logits", FLOAT, weights.length));
    }

    private List<Protobuf> nodes() {
        var nodes = new ArrayList<Protobuf>();
        var product = "";
        for (var input : inputs) {
            var number = input + "_number";
            nodes.add(node("Cast", List.of(input), number).message(5, attribute("to", FLOAT)));
            if (product.isEmpty()) {
                product = number;
            } else {
                nodes.add(node("Mul", List.of(product, number), input + "_product"));
                product = input + "_product";
            }
        }
        nodes.add(node("ReduceSum", List.of(product, "axes"), "sum").message(5, attribute("keepdims", 1)));
        nodes.add(node("Gemm", List.of("sum", "weights", "biases"), "logits"));
        return nodes;
    }

    private static Protobuf node(String type, List<String> inputs, String output) {
        var node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(4, type);
    }

    private static Protobuf attribute(String name, long value) {
        return new Protobuf().text(1, name).number(3, value).number(20, 2);
    }

    private static Protobuf tensor(String name, int type, ByteBuffer content, long... dimensions) {
        var tensor = new Protobuf();
        for (var dimension : dimensions) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, type).text(8, name).bytes(9, content.array());
    }

    private static Protobuf value(String name, int type, int columns) {
        var rows = new Protobuf().text(2, "batch");
        var shape = new Protobuf()
                .message(1, rows)
                .message(1, columns < 1 ? new Protobuf().text(2, "length") : new Protobuf().number(1, columns));
        var tensor = new Protobuf().number(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    private static ByteBuffer little(float... values) {
        var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : values) {
            buffer.putFloat(value);
        }
        return buffer;
    }
}
