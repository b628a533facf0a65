package dev.docent.retrieval.reranking;

class CountingRerankerTest implements RerankerContract {

    private final Reranker reranker = new CountingReranker(10);

    @Override
    public Reranker reranker() {
        return reranker;
    }
}
