package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.ServingGeneration.Used;
import dev.docent.retrieval.index.PassageGeneration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An open generation. Neither its index nor its model is closed during a search. Safe for concurrent use. */
final class OpenGeneration {

    private final String name;
    private final PassageGeneration index;
    private final @Nullable Embeddings embeddings;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean retired;

    /** @param embeddings the model of its vectors; null if it is unavailable or not needed */
    OpenGeneration(String name, PassageGeneration index, @Nullable Embeddings embeddings) {
        this.name = name;
        this.index = index;
        this.embeddings = embeddings;
    }

    String name() {
        return name;
    }

    PassageGeneration index() {
        return index;
    }

    @Nullable
    Embeddings embeddings() {
        return embeddings;
    }

    /** {@return the result of the work, or of {@code otherwise} if the generation was retired before} */
    <T> T use(Function<Used, T> work, Supplier<T> otherwise) {
        use.readLock().lock();
        try {
            if (!retired) {
                return work.apply(new Used(index, embeddings, index.space()));
            }
        } finally {
            use.readLock().unlock();
        }
        return otherwise.get();
    }

    /** Waits for the searches in progress and allows no more. */
    void retire() {
        use.writeLock().lock();
        retired = true;
        use.writeLock().unlock();
    }

    OpenGeneration with(@Nullable Embeddings other) {
        return new OpenGeneration(name, index, other);
    }
}
