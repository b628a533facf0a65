package dev.docent.retrieval.embedding.springai;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * The dimensions of the vectors of models, each measured once. Spring AI's own answer is not used, since it does not know of
 * shortened vectors and asks the provider at every start.
 *
 * @param file dimensions by the name of the model
 */
record VectorSizes(Path file) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@return the dimensions} @param measure embeds a text, the first time */
    int of(String model, IntSupplier measure) {
        try {
            var known = Files.exists(file)
                    ? JSON.readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, Integer>>() {})
                    : new TreeMap<String, Integer>();
            var size = known.get(model);
            return size == null ? remembered(model, measure.getAsInt(), known) : size;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Cannot read or write %s. Delete it, or set docent.spring.embedding-dimensions.".formatted(file),
                    failure);
        }
    }

    private int remembered(String model, int size, Map<String, Integer> known) throws IOException {
        known.put(model, size);
        DurableFile.write(file, JSON.writeValueAsBytes(known));
        return size;
    }
}
