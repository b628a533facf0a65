package dev.docent.api.problem;

/** Says what the container refused; of its own messages, which quote the request, nothing is passed on. */
final class ContainerProblem {

    private ContainerProblem() {}

    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is not valid HTTP, or its path is not one that is served";
            case 404 -> "There is nothing at this path";
            case 405, 501 -> "The method is not supported";
            case 408 -> "The request did not arrive in time";
            case 413 -> "The body is larger than is accepted";
            case 414 -> "The path is longer than is accepted";
            case 431 -> "The headers are larger than is accepted";
            case 503 -> "The service is starting or stopping; try again later";
            default -> status < 500 ? "The request cannot be served" : "Something went wrong on our side";
        };
    }
}
