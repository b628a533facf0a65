package dev.docent.retrieval.embedding;

/**
 * What is known of the embedding model in use.
 *
 * @param name what it is called, with its variant: vectors of the same name can be compared
 * @param place where it runs, for people
 * @param batch how many passages a call takes at the most
 * @param callsAtOnce how many calls serve it best at the same time; 0 for as many as there are cores
 * @param takesTitles whether it reads {@link PassageTitles}, and so the headings of passages apart from their text
 * @param requestsPerMinute how many calls it may be sent; 0 for as many as come
 * @param tokensPerMinute how many tokens it may be sent; 0 for as many as come
 */
public record EmbeddingTraits(
        String name,
        String place,
        int batch,
        int callsAtOnce,
        boolean takesTitles,
        long requestsPerMinute,
        long tokensPerMinute) {

    /** A model without limits that are known. */
    public EmbeddingTraits(String name, String place, int batch, int callsAtOnce, boolean takesTitles) {
        this(name, place, batch, callsAtOnce, takesTitles, 0, 0);
    }

    /** {@return those of a model in this process: a passage a call, the headings in its text} */
    public static EmbeddingTraits inProcess(String name) {
        return new EmbeddingTraits(name, "in process", 1, 0, false);
    }
}
