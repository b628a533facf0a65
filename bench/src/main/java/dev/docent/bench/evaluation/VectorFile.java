package dev.docent.bench.evaluation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** An embedding model that keeps its vectors in a file, so that a second evaluation needs not compute them again. */
final class VectorFile implements EmbeddingModel {

    private final EmbeddingModel model;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();
    private final DataOutputStream added;

    VectorFile(Path file, EmbeddingModel model) {
        this.model = model;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                read(file);
            }
            added = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(
                    file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var embeddings = new ArrayList<Embedding>();
        for (var text : request.getInstructions()) {
            var vector = known.get(request.getOptions() + text);
            if (vector == null) {
                var single = new EmbeddingRequest(java.util.List.of(text), request.getOptions());
                vector = model.call(single).getResult().getOutput();
                add(request.getOptions() + text, vector);
            }
            embeddings.add(new Embedding(vector, embeddings.size()));
        }
        return new EmbeddingResponse(embeddings);
    }

    @Override
    public float[] embed(Document document) {
        return embed(getEmbeddingContent(document));
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    private synchronized void add(String key, float[] vector) {
        try {
            known.put(key, vector);
            var bytes = key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            added.writeInt(bytes.length);
            added.write(bytes);
            for (float x : vector) {
                added.writeFloat(x);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                var bytes = in.readNBytes(in.readInt());
                var vector = new float[model.dimensions()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), vector);
            }
        } catch (EOFException e) {
            // The end of the file, or of what an interrupted run could write.
        }
    }

    synchronized void flush() {
        try {
            added.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
