package dev.docent.retrieval.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Loads tokenizers in Hugging Face's {@code tokenizer.json} format, without padding. */
public final class Tokenizers {

    /** Longer than almost any text that a model reads in full. */
    private static final int CHARACTERS = 10_000;

    private Tokenizers() {}

    /**
     * {@return the tokenizer, safe for concurrent use; closing it during a call crashes the process}
     *
     * @param json the content of the file
     * @param options the library's options for truncation
     * @param natives folder into which the native library is extracted; only the first call's folder is used
     */
    public static HuggingFaceTokenizer load(InputStream json, Map<String, String> options, Path natives)
            throws IOException {
        setUp(natives);
        var all = new HashMap<>(options);
        all.put("padding", "false");
        return HuggingFaceTokenizer.newInstance(json, all);
    }

    /** {@return the beginning of one text of a pair: the tokenizer's time grows with the product of both lengths} */
    public static String cut(String text) {
        if (text.length() <= CHARACTERS) {
            return text;
        }
        return text.substring(0, CHARACTERS - (Character.isHighSurrogate(text.charAt(CHARACTERS - 1)) ? 1 : 0));
    }

    /** By default the library extracts itself into the home folder, may look for downloads, and reports its use. */
    private static void setUp(Path natives) {
        setUnlessSet("ENGINE_CACHE_DIR", natives.toAbsolutePath().toString());
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
        setUnlessSet("RUST_FLAVOR", "cpu");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
