package dev.docent.retrieval;

import dev.docent.retrieval.reranking.Reranker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The reranker as it is handed to those who ask for one: there, or not. */
final class Rerankers {

    private Rerankers() {}

    static ObjectProvider<Reranker> none() {
        return new StaticListableBeanFactory().getBeanProvider(Reranker.class);
    }

    static ObjectProvider<Reranker> only(Reranker reranker) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("reranker", reranker);
        return beans.getBeanProvider(Reranker.class);
    }
}
