package org.nextstephub.routes.casefile.contract;

/** The version of the contract of case files ({@code docs/case-files.md}), and the namespace of its XML form. */
public final class CaseContract {

    public static final String VERSION = "nextstep-1.0";

    public static final String NAMESPACE = "https://nextstep-hub.example/intake/1.0";

    private CaseContract() {}
}
