package dev.docent.retrieval.embedding.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.inference.Tokenizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.core.io.ClassPathResource;

/** The tokenizer of a BERT model. Safe for concurrent use: the native tokenizer is read-only. */
final class BertTokenizer implements TokenCounter, AutoCloseable {

    private static final int MAX_TOKENS = 512;
    private static final int REMEMBERED_WORDS = 20_000;
    private static final int LONGEST_REMEMBERED = 32;
    private static final String SPACES = " \t\r\n";

    private final HuggingFaceTokenizer tokenizer;

    /**
     * Token counts of words. Most words of a text have been counted before, and the native call is about a hundred
     * times slower.
     */
    private final Cache<String, Integer> counts =
            Caffeine.newBuilder().maximumSize(REMEMBERED_WORDS).build();

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    private BertTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Loads a tokenizer from the class path.
     *
     * @param natives folder into which its native library is extracted
     */
    static BertTokenizer load(String resource, Path natives) {
        try (var json = new ClassPathResource("/" + resource, BertTokenizer.class).getInputStream()) {
            var options = Map.of("truncation", "false", "modelMaxLength", "512");
            return new BertTokenizer(Tokenizers.load(json, options, natives));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load the tokenizer", e);
        }
    }

    /**
     * {@return the token ids between the start and end tokens of the model, truncated to the length that the model
     * reads}
     */
    long[] encode(String text) {
        return cut(ids(text, true));
    }

    private static long[] cut(long[] ids) {
        if (ids.length <= MAX_TOKENS) {
            return ids;
        }
        var cut = Arrays.copyOf(ids, MAX_TOKENS);
        cut[MAX_TOKENS - 1] = ids[ids.length - 1];
        return cut;
    }

    /** {@return the token ids of {@link #encode} with their offsets; the start and end tokens have none} */
    Pieces pieces(String text) {
        lock.readLock().lock();
        try {
            var encoding = tokenizer.encode(text, true, false);
            var ids = cut(encoding.getIds());
            var spans = encoding.getCharTokenSpans();
            var from = new int[ids.length];
            var to = new int[ids.length];
            for (int i = 0; i < ids.length - 1; i++) {
                from[i] = spans[i] == null ? 0 : spans[i].getStart();
                to[i] = spans[i] == null ? 0 : spans[i].getEnd();
            }
            return new Pieces(ids, from, to);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Tokens with their offsets.
     *
     * @param from start of each token, in code points
     * @param to end of each token; equal to its start for the start and end tokens
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Pieces(long[] ids, int[] from, int[] to) {}

    /** Counts word by word, which is exact because no token of BERT spans a space. */
    @Override
    public int count(String text) {
        if (closed) {
            throw new IllegalStateException("The tokenizer is closed");
        }
        var words = new StringTokenizer(text, SPACES);
        var count = 0;
        while (words.hasMoreTokens()) {
            count += countWord(words.nextToken());
        }
        return count;
    }

    private int countWord(String word) {
        return word.length() > LONGEST_REMEMBERED
                ? ids(word, false).length
                : counts.get(word, each -> ids(each, false).length);
    }

    private long[] ids(String text, boolean marked) {
        lock.readLock().lock();
        try {
            return tokenizer.encode(text, marked, false).getIds();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for running calls, since freeing their memory would crash the process. Later calls fail. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            tokenizer.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
