package dev.docent.retrieval.reading;

import java.util.List;

/**
 * A model that reads a question and a passage together, and tells for each stretch of the passage how likely it answers the
 * question (extractive question answering with questions that have no answer, as in SQuAD 2.0). Safe for concurrent use.
 *
 * @see <a href="https://arxiv.org/abs/1806.03822">Rajpurkar, Jia and Liang: Know What You Don't Know. ACL 2018</a>
 */
public interface ReadingModel {

    /**
     * {@return what it reads in each text, in their order}
     *
     * @param tenant the account that the work is for
     * @param texts English prose; of longer ones than the model reads, the rest is left out
     */
    List<Reading> read(String tenant, String question, List<String> texts);

    /** {@return the number of passages that are worth their time in a question} */
    int depth();
}
