package org.nextstephub.server;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.jpa.searchparam.registry.*;
import org.junit.jupiter.api.Test;
class SpTest { @Test void t() { var p = RunningHub.shared().bean(ISearchParamProvider.class); System.out.println("SP "+p.getClass()+" "+p.search(null).size()); var res=p.search(null).getResources(0,1000); System.out.println("SP "+res.size()); 
 var c = RunningHub.shared().bean(SearchParameterCanonicalizer.class); var x=c.canonicalizeSearchParameter(res.get(0)); System.out.println("SP "+x+" "+x.getStatus()+" "+x.getBase());
 var r = RunningHub.shared().bean(ISearchParamRegistry.class); r.forceRefresh(); for (String t : new String[]{"Task","ServiceRequest"}) System.out.println("SP "+t+" "+r.getActiveSearchParams(t, ISearchParamRegistry.SearchParamLookupContextEnum.ALL).getSearchParamNames()); } }
