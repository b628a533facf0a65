package dev.docent.retrieval.embedding;

/**
 * The properties of an embedding model.
 *
 * @param name name of the model including its variant; vectors of models with the same name can be compared
 * @param place where it runs, for messages
 * @param batch maximum number of passages of a call
 * @param callsAtOnce best number of concurrent calls; 0 for the number of cores
 * @param takesTitles whether it reads {@link PassageTitles}, and so the headings of passages separately from their text
 * @param requestsPerMinute maximum number of calls; 0 for no limit
 * @param tokensPerMinute maximum number of tokens sent; 0 for no limit
 * @param countsTexts whether the provider counts each text as a request, and not the call
 */
public record EmbeddingTraits(
        String name,
        String place,
        int batch,
        int callsAtOnce,
        boolean takesTitles,
        long requestsPerMinute,
        long tokensPerMinute,
        boolean countsTexts) {

    private static final String IN_PROCESS = "in process";

    /** A model without known limits. */
    public EmbeddingTraits(String name, String place, int batch, int callsAtOnce, boolean takesTitles) {
        this(name, place, batch, callsAtOnce, takesTitles, 0, 0, false);
    }

    /** {@return the traits of a model in process: one passage per call, headings in the text} */
    public static EmbeddingTraits inProcess(String name) {
        return new EmbeddingTraits(name, IN_PROCESS, 1, 0, false);
    }

    /**
     * {@return whether the model was trained on the language}
     *
     * @param language ISO 639-1 code
     */
    public boolean isTrainedOn(String language) {
        var languages = ModelLanguages.of(name);
        return languages.isEmpty() || languages.contains(language);
    }

    /** {@return whether texts leave this process, to a provider that may charge for them} */
    public boolean isHosted() {
        return !place.equals(IN_PROCESS);
    }
}
