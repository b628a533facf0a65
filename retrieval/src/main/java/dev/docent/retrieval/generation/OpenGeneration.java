package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.ServingGeneration.Used;
import dev.docent.retrieval.index.PassageGeneration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A generation in hand. Who searches it holds it until the search is over, so that neither its index nor its model is
 * closed below a search. Safe for concurrent use.
 */
final class OpenGeneration {

    private final String name;
    private final PassageGeneration index;
    private final @Nullable Embeddings embeddings;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean retired;

    /** @param embeddings the model of its vectors; null when that can't be asked, or need not be */
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

    /** {@return what the work gives, or the other when the generation was retired before it began} */
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

    /** Waits for the searches under way; others don't begin. */
    void retire() {
        use.writeLock().lock();
        retired = true;
        use.writeLock().unlock();
    }

    /** {@return the same index with another model} */
    OpenGeneration with(@Nullable Embeddings other) {
        return new OpenGeneration(name, index, other);
    }
}
