package dev.docent.api.evaluation;

/** The same over records in MongoDB. */
class EvaluationRunInMongodbTest extends EvaluationRunTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
