package dev.docent.retrieval.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Loads tokenizers that are written as Hugging Face's {@code tokenizer.json}. They never pad. */
public final class Tokenizers {

    private Tokenizers() {}

    /**
     * {@return the tokenizer, safe for concurrent use; to close it while it is used ends the process}
     *
     * @param json its content
     * @param options of the library, for what is too long
     * @param natives folder that the native library is unpacked into; that of the first tokenizer counts for all
     */
    public static HuggingFaceTokenizer load(InputStream json, Map<String, String> options, Path natives)
            throws IOException {
        setUp(natives);
        var all = new HashMap<>(options);
        all.put("padding", "false");
        return HuggingFaceTokenizer.newInstance(json, all);
    }

    /** Without these the library unpacks itself into the home folder, may look for downloads, and reports its use. */
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
