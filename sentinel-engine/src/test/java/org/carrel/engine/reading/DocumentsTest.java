package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.carrel.engine.tokens.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // ScienceDirect: old PDF, new PDF, full text, host variant, another case
                "http://pdn.sciencedirect.com:80/science?_ob=MiamiImageURL&_cid=1&_pii=S0012160612004174&md5=2&pid=1-s2.0-S0012160612004174-main.pdf"
                        + " http://pdn.sciencedirect.com/science?_ob=MiamiImageURL&_pii=S0012160612004174&md5=abc/1-s2.0-S0012160612004174-main.pdf"
                        + " https://www.sciencedirect.com/science/article/pii/S0012160612004174"
                        + " https://www.sciencedirect.com/science/article/pii/S0012160612004174/pdfft?md5=1&pid=1-s2.0-S0012160612004174-main.pdf"
                        + " https://www.sciencedirect.com/science/article/pii/S0012160612004174?via%3Dihub"
                        + " https://www-sciencedirect-com.proxy.example.ac.uk/science/article/pii/s0012160612004174"
                        + " https://www.sciencedirect.com.ezproxy.example.edu:2443/science/article/pii/S0012160612004174"
                        + " /https/www.sciencedirect.com/science/article/pii/S0012160612004174",
                // Wiley
                "https://onlinelibrary.wiley.com/doi/pdf/10.1002/abc.123 https://onlinelibrary.wiley.com/doi/pdfdirect/10.1002/abc.123?download=true"
                        + " https://onlinelibrary.wiley.com/doi/epdf/10.1002/abc.123 https://onlinelibrary.wiley.com/doi/full/10.1002/ABC.123"
                        + " https://onlinelibrary.wiley.com/doi/10.1002%2Fabc.123/full http://onlinelibrary.wiley.com/doi/10.1002/abc.123/pdf",
                // Springer
                "http://link.springer.com:80/article/10.1007%2Fs00262-008-0620-4 http://link.springer.com/article/10.1007/s00262-008-0620-4/fulltext.html"
                        + " https://link.springer.com/content/pdf/10.1007/s00262-008-0620-4.pdf https://link.springer.com/content/pdf/10.1007%252Fs00262-008-0620-4.pdf",
                // IEEE
                "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=8600701 https://ieeexplore.ieee.org/stampPDF/getPDF.jsp?arnumber=8600701&ref="
                        + " https://ieeexplore.ieee.org/ielx7/6287639/8600701/08600701.pdf?tp=&arnumber=8600701&isnumber=1",
                // JSTOR
                "https://www.jstor.org/stable/pdf/10.2307/2118435.pdf https://www.jstor.org/stable/pdfplus/10.2307/2118435.pdf?acceptTC=true",
                "https://www.jstor.org/stable/pdf/2118435.pdf?refreqid=abc https://www.jstor.org/stable/pdfplus/2118435",
                // PubMed Central, PLOS, Nature, Oxford, HighWire, ProQuest, MDPI, Cell
                "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/ https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/pdf/gks1195.pdf",
                "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345"
                        + " https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0012345&type=printable",
                "https://www.nature.com/articles/s41586-020-2649-2 https://www.nature.com/articles/s41586-020-2649-2.pdf",
                "http://www.nature.com/nature/journal/v494/n7436/full/nature11875.html http://www.nature.com/nature/journal/v494/n7436/pdf/nature11875.pdf",
                "https://academic.oup.com/brain/article/136/1/1/430000 https://academic.oup.com/brain/article-pdf/136/1/1/17845/aws1.pdf",
                "https://www.bmj.com/content/312/7023/71.full https://www.bmj.com/content/312/7023/71.full.pdf https://www.bmj.com/content/312/7023/71.full.pdf+html",
                "https://www.proquest.com/docview/304312345/fulltextPDF/ABC/1 https://search.proquest.com/docview/304312345/fulltext?accountid=1",
                "https://www.cell.com/cell/fulltext/S0092-8674(19)30001-1 https://www.cell.com/cell/pdf/S0092-8674(19)30001-1.pdf",
                // one article under several addresses and hosts
                "https://www.sciencedirect.com/science/article/pii/S0140673620301836/pdfft?md5=1&pid=1-s2.0-S0140673620301836-main.pdf"
                        + " https://pdf.sciencedirectassets.com/271074/1-s2.0-S0140673620X0001/1-s2.0-S0140673620301836/main.pdf?hash=a&pii=S0140673620301836"
                        + " https://pdf.sciencedirectassets.com/271074/1-s2.0-S0140673620X0001/1-s2.0-S0140673620301836/main.pdf?hash=b"
                        + " https://reader.elsevier.com/reader/sd/pii/S0140673620301836?token=ABC",
                "https://www.jstor.org/stable/pdf/10.2307/1234567.pdf https://www.jstor.org/stable/pdf/1234567.pdf?acceptTC=true",
                "https://www.cell.com/cell/fulltext/S0092-8674(20)30001-1 https://www.cell.com/cell/pdf/S0092-8674(20)30001-1.pdf"
                        + " https://www.cell.com/action/showPdf?pii=S0092-8674%2820%2930001-1",
                "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext"
                        + " https://www.thelancet.com/pdfs/journals/lancet/PIIS0140-6736(20)30183-5.pdf"
                        + " https://www.thelancet.com/action/showPdf?pii=S0140-6736%2820%2930183-5",
                "https://www.nature.com/articles/nature12345 https://www.nature.com/articles/nature12345.epdf?sharing_token=x"
                        + " https://www.nature.com/nature/journal/v500/n7463/pdf/nature12345.pdf",
                "https://www.bmj.com/content/bmj/371/bmj.m3001.full.pdf https://www.bmj.com/content/371/bmj.m3001.full",
                "https://arxiv.org/pdf/2001.00001 https://arxiv.org/pdf/2001.00001v1 https://arxiv.org/pdf/2001.00001v12.pdf",
                "https://pubs.rsc.org/en/content/articlepdf/2020/cc/c9cc00001a https://pubs.rsc.org/en/content/articlehtml/2020/cc/c9cc00001a",
                "https://ieeexplore.ieee.org/ielx7/5/9000000/09000001.pdf https://ieeexplore.ieee.org/stampPDF/getPDF.jsp?arnumber=9000001",
                "https://content.ebscohost.com/ContentServer.asp?T=P&P=AN&K=100001&S=R&EbscoContent=abc"
                        + " https://content.ebscohost.com/ContentServer.asp?T=P&P=AN&K=100001&S=R&EbscoContent=zzz"
                        + " https://web.s.ebscohost.com/ehost/pdfviewer/pdfviewer?vid=1&sid=a%40redis&AN=100001&db=a9h",
                "https://chemistry-europe.onlinelibrary.wiley.com/doi/pdf/10.1002/chem.1 https://onlinelibrary.wiley.com/doi/pdfdirect/10.1002/chem.1",
                // a book or an article read page by page
                "https://ebookcentral.proquest.com/lib/x/reader.action?docID=123&ppg=5 https://ebookcentral.proquest.com/lib/x/reader.action?docID=123&ppg=6"
                        + " https://ebookcentral.proquest.com/lib/x/docImage.action?docID=123&id=7",
                "https://www.jstor.org/page-scan-delivery/get-page-scan/2118435/0 https://www.jstor.org/page-scan-delivery/get-page-scan/10.2307/2118435/9"
                        + " https://www.jstor.org/stable/pdf/2118435.pdf",
                // any PDF
                "https://repository.example.org/bitstream/1/2/thesis.pdf https://repository.example.org/bitstream/1/2/thesis.pdf?sequence=1"
                        + " https://repository.example.org/bitstream/1/2/thesis.pdf;jsessionid=ABC#page=3"
            })
    void allFormsOfADocumentAreOne(String urls) {
        StringBuilder text = new StringBuilder();
        int status = 200;
        for (String url : urls.split(" ")) {
            text.append(Logs.line("a", "30/Nov/2025:00:13:10 +0100", url, status++ % 2 == 0 ? 200 : 206));
        }
        Logs logs = Logs.of(text.toString());
        assertThat(logs.events).extracting(AccessEvent::kind).containsOnly(RequestKind.DOCUMENT);
        assertThat(logs.events).extracting(AccessEvent::document).doesNotContain(0L);
        assertThat(logs.events.stream().map(AccessEvent::document).distinct()).hasSize(1);
        assertThat(logs.events.stream().map(AccessEvent::host).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://onlinelibrary.wiley.com/doi/pdf/10.1002/abc.123, https://onlinelibrary.wiley.com/doi/pdf/10.1002/abc.124",
        "https://onlinelibrary.wiley.com/doi/pdf/10.1002/abc.123, https://www.tandfonline.com/doi/pdf/10.1002/abc.123",
        "https://a.example.org/get.pdf?id=1, https://a.example.org/get.pdf?id=2",
        "https://a.example.org/download?format=pdf&item=1, https://a.example.org/download?format=pdf&item=2",
        "https://www.jstor.org/stable/pdf/2118435.pdf, https://www.jstor.org/stable/pdf/2118436.pdf",
        "https://www.sciencedirect.com/science/article/pii/S0012160612004174, https://www.sciencedirect.com/science/article/pii/S0012160612004175",
        "https://academic.oup.com/brain/article/136/1/1/430000, https://academic.oup.com/brain/article/136/1/9/430001",
        "https://content.ebscohost.com/ContentServer.asp?P=AN&K=100001, https://content.ebscohost.com/ContentServer.asp?P=AN&K=100002",
        "https://content.ebscohost.com/cds/retrieve?content=AQ1, https://content.ebscohost.com/cds/retrieve?content=AQ2",
        "https://web.s.ebscohost.com/ehost/pdfviewer/pdfviewer?vid=1&sid=a, https://web.s.ebscohost.com/ehost/pdfviewer/pdfviewer?vid=5&sid=a",
        "https://pubs.rsc.org/en/content/articlepdf/2020/cc/c9cc00001a, https://pubs.rsc.org/en/content/articlepdf/2020/cc/c9cc00002a",
        "https://arxiv.org/pdf/2001.00001, https://arxiv.org/pdf/2001.00002",
        "https://www.jstor.org/stable/pdf/10.1086/600001.pdf, https://www.jstor.org/stable/pdf/10.1086/600002.pdf",
        "https://pdf.sciencedirectassets.com/2/1-s2.0-S0140673620301836/main.pdf, https://pdf.sciencedirectassets.com/2/1-s2.0-S0140673620301837/main.pdf",
        // identifiers that are the same everywhere, written in to hide which document it is
        "https://a.example.org/1.pdf?doi=10.1016/constant, https://a.example.org/2.pdf?doi=10.1016/constant",
        "https://a.example.org/get.pdf?n=1&doi=10.1016/constant, https://a.example.org/get.pdf?n=2&doi=10.1016/constant",
        "https://a.example.org/get.pdf?file=1&id=7, https://a.example.org/get.pdf?file=2&id=7",
        "https://a.example.org/get.pdf?n=1&id=7, https://a.example.org/get.pdf?n=2&id=7",
        "https://a.example.org/download?format=pdf&item=1&id=7, https://a.example.org/download?format=pdf&item=2&id=7",
        "https://a.example.org/1.pdf?pii=S0000000000000001, https://a.example.org/2.pdf?pii=S0000000000000001",
        "https://a.example.org/1.pdf?arnumber=7, https://a.example.org/2.pdf?arnumber=7",
        "https://a.example.org/pii/x/1.pdf, https://a.example.org/pii/x/2.pdf",
        "https://a.example.org/stable/1/main.pdf, https://a.example.org/stable/2/main.pdf",
        "https://a.example.org/docview/7/1.pdf, https://a.example.org/docview/7/2.pdf",
        "https://a.example.org/article/v1/1.pdf, https://a.example.org/article/v1/2.pdf",
        "https://a.example.org/article/2020/7/7/1.pdf, https://a.example.org/article/2020/7/7/2.pdf",
        "https://www.jstor.org/stable/pdf/1.pdf?doi=10.1016/constant, https://www.jstor.org/stable/pdf/2.pdf?doi=10.1016/constant",
        "https://ieeexplore.ieee.org/ielx7/5/9/09000001.pdf?arnumber=7, https://ieeexplore.ieee.org/ielx7/5/9/09000002.pdf?arnumber=7",
        "https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=7&arnumber=1, https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=7&arnumber=2",
        "https://pubs.example.org/action/showPdf?doi=10.1016/c&doi=10.1016/1, https://pubs.example.org/action/showPdf?doi=10.1016/c&doi=10.1016/2",
        // files under names that do not end in .pdf
        "https://heinonline.org/HOL/PDFsearchable?handle=hein.journals/hlr1&section=12&print=section, https://heinonline.org/HOL/PDFsearchable?handle=hein.journals/hlr1&section=13&print=section",
        "https://ovidsp.dc2.ovid.com/ovid-new-b/ovidweb.cgi?&S=ABC&PDFLink=B%7CS.sh.22%7C1, https://ovidsp.dc2.ovid.com/ovid-new-b/ovidweb.cgi?&S=ABC&PDFLink=B%7CS.sh.22%7C2",
        "https://go.gale.com/ps/downloadDocument.do?actionCmd=DO_DOWNLOAD_DOCUMENT&docId=GALE%7CA1, https://go.gale.com/ps/downloadDocument.do?actionCmd=DO_DOWNLOAD_DOCUMENT&docId=GALE%7CA2",
        "https://www.statista.com/download/MTc3NzE2MDAwMCMjMQ/266249, https://www.statista.com/download/MTc3NzE2MDAwMCMjMQ/266250",
        "https://ebookcentral.proquest.com/lib/x/reader.action?docID=123, https://ebookcentral.proquest.com/lib/x/reader.action?docID=124",
        "https://www.jstor.org/page-scan-delivery/get-page-scan/2118435/0, https://www.jstor.org/page-scan-delivery/get-page-scan/2118436/0",
        "https://content.ebscohost.com/ContentServer.asp?K=7&K=1, https://content.ebscohost.com/ContentServer.asp?K=7&K=2",
        "https://pdf.sciencedirectassets.com/2/1-s2.0-S0140673620301836/main.pdf?pii=S0000000000000001,"
                + " https://pdf.sciencedirectassets.com/2/1-s2.0-S0140673620301837/main.pdf?pii=S0000000000000001",
    })
    void differentDocumentsAreTwo(String one, String other) {
        Logs logs = Logs.of(Logs.line(one) + Logs.line(other));
        assertThat(logs.events).extracting(AccessEvent::kind).containsOnly(RequestKind.DOCUMENT);
        assertThat(logs.events.get(0).document())
                .isNotEqualTo(logs.events.get(1).document());
    }

    /// Whoever takes documents can write their addresses as he likes, as long as the provider understands them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.sciencedirect.com/assets/../science/article/pii/S0012160612004174/pdfft",
                "https://www.sciencedirect.com/js/../science/article/pii/S0012160612004174/pdfft?download=true",
                "https://www.sciencedirect.com/assets/%2e%2e/science/article/pii/S0012160612004174/pdfft",
                "https://www.sciencedirect.com/assets/%252E%252e/science/article/pii/S0012160612004174/pdfft",
                "https://www.sciencedirect.com/assets/..%2Fscience/article/pii/S0012160612004174/pdfft",
                "https://www.sciencedirect.com/assets/..;x=1/science/article/pii/S0012160612004174/pdfft",
                "https://www.sciencedirect.com/assets\\..\\science\\article\\pii\\S0012160612004174\\pdfft",
                "https://www.sciencedirect.com/../science/./article//pii/S0012160612004174/abs/../pdfft",
                "https://www.sciencedirect.com/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z"
                        + "/../../../../../../../../../../../../../../../../../../../../../../../../../.."
                        + "/science/article/pii/S0012160612004174/pdfft",
                "https://www.sciencedirect.com/science/article/pii/S0012160612004174/pdfft?_method=tag",
                "https://www.sciencedirect.com/science/article/pii/S0012160612004174/pdfft?doi=10.1016/constant",
                "https://www.sciencedirect.com/science/article/pii/S0012160612004174/pdfft;a=b.css",
                "https://www.sciencedirect.com/science/article/pii/S0012160612004174/pdfft%3Ba=b.css",
                "https://www.sciencedirect.com/Science/Article/PII/s0012160612004174/PDFFT",
                "https://x@www.ScienceDirect.com.:443/%73cience/article/pii/S0012160612004174/%70dfft/?x=/a.css",
            })
    void howeverADocumentsAddressIsWrittenItIsThatDocument(String url) {
        AccessEvent plain = Logs.of(Logs.line("https://www.sciencedirect.com/science/article/pii/S0012160612004174"))
                .only();
        AccessEvent disguised = Logs.of(Logs.line(url)).only();

        assertThat(disguised.kind()).isEqualTo(RequestKind.DOCUMENT);
        assertThat(disguised.document()).isEqualTo(plain.document());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example.org/files/1.pdf?_method=tag",
                "https://www.jstor.org/stable/pdf/1.pdf?_method=tag",
                "https://a.example.org/assets/1.pdf",
                "https://a.example.org/cache/get?format=pdf&n=1",
                "https://onlinelibrary.wiley.com/doi/pdf/10.1111/x/../j.1",
                "https://onlinelibrary.wiley.com/images/doi/pdf/10.1111/j.1",
            })
    void whatIsADocumentIsNoMachinery(String url) {
        AccessEvent event = Logs.of(Logs.line(url)).only();

        assertThat(event.kind()).isEqualTo(RequestKind.DOCUMENT);
        assertThat(event.document())
                .isNotEqualTo(Logs.of(Logs.line(url.replace("1.pdf", "2.pdf")
                                .replace("n=1", "n=2")
                                .replace("j.1", "j.2")))
                        .only()
                        .document());
    }

    @Test
    void whatIsTooLongToBeLookedAtIsAnotherDocumentEachTime() {
        String many = "https://a.example.org/get?format=pdf" + "&a=b".repeat(60) + "&item=";
        String slashes = "https://a.example.org/pdf" + "/a".repeat(40) + "/";
        String longer = "https://a.example.org/get.pdf?a=" + "b".repeat(5000) + "&item=";
        for (String url : new String[] {many, slashes, longer}) {
            Logs logs = Logs.of(Logs.line(url + 1) + Logs.line(url + 2));

            assertThat(logs.events).extracting(AccessEvent::kind).containsOnly(RequestKind.DOCUMENT);
            assertThat(logs.events.stream().map(AccessEvent::document).distinct())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.tandfonline.com/x.css;/../doi/pdf/10.1080/#",
                "https://onlinelibrary.wiley.com/x.css;a/../doi/pdf/10.1002/#",
                "https://www.sciencedirect.com/x.png;/../science/article/pii/S000000000000000#/pdfft",
                "https://content.ebscohost.com/ContentServer.asp?MANY&T=P&P=AN&K=#",
                "https://ieeexplore.ieee.org/stamp/stamp.jsp?MANY&arnumber=#",
                "https://a.example.org/download?MANY&file=#.pdf",
                "https://a.example.org/LONG/../doi/pdf/10.1080/#",
                "https://a.example.org/getpdf/10.1000/same?id=#",
                "https://a.example.org/download.php/10.1000/same.pdf?file=#",
                "https://a.example.org/download.php/#/10.1000/same.pdf",
                "https://a.example.org/download.php/#/pii/x.pdf"
            })
    void whatIsPutAroundADocumentHidesItNot(String form) {
        String url = form.replace("MANY", "a=1" + "&a=1".repeat(45)).replace("LONG", "b".repeat(4200));
        Logs logs = Logs.of(Logs.line(url.replace("#", "123451")) + Logs.line(url.replace("#", "123452")));

        assertThat(logs.events).extracting(AccessEvent::kind).containsOnly(RequestKind.DOCUMENT);
        assertThat(logs.events.stream().map(AccessEvent::document).distinct()).hasSize(2);
    }

    @Test
    void theMethodIsReadInAnyCase() {
        String line = Logs.line("https://onlinelibrary.wiley.com/doi/pdf/10.1002/abc.123");

        assertThat(Logs.of(line.replace("GET", "get")).only().kind()).isEqualTo(RequestKind.DOCUMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "RESOURCE, https://www.example.com/a/my%20picture.jpg",
        "RESOURCE, https://www.sciencedirect.com/science?_ob=ArticleListURL&_method=tag&sort=d",
        "PAGE, https://onlinelibrary.wiley.com/doi/abs/10.1002/abc.123",
        "PAGE, https://onlinelibrary.wiley.com/doi/10.1002/abc.123",
        "PAGE, https://onlinelibrary.wiley.com/toc/1234/2020/1",
        "PAGE, https://www.sciencedirect.com/science/article/abs/pii/S0012160612004174",
        "PAGE, https://www.sciencedirect.com/science/journal/00121606",
        "PAGE, https://www.jstor.org/stable/2118435",
        "PAGE, https://ieeexplore.ieee.org/document/8600701",
        "PAGE, https://ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=8600701",
        "PAGE, https://pubs.acs.org/action/showCitFormats?doi=10.1021%2Facs.1",
        "PAGE, https://www.bmj.com/content/312/7023/71.abstract",
        "PAGE, https://www.proquest.com/docview/304312345/abstract/1",
        "PAGE, https://www.nature.com/articles/s41586-020-2649-2/figures/1",
        "PAGE, https://onlinelibrary.wiley.com/action/downloadSupplement?doi=10.1002%2Fanie.1&file=anie-sup-0001.pdf",
        "PAGE, https://pubs.rsc.org/en/content/articlelanding/2020/cc/c9cc00001a",
        "PAGE, https://arxiv.org/abs/2001.00001",
        "PAGE, https://ebookcentral.proquest.com/lib/x/detail.action?docID=123",
        "PAGE, https://go.gale.com/ps/i.do?p=AONE&id=GALE%7CA123&v=2.1",
        "PAGE, https://www.example.com/download/",
        "PAGE, https://www.example.com/download/help",
        "PAGE, https://www.example.com/article/download/citation/12",
        "RESOURCE, https://www.example.com/download/12/logo.png",
        "RESOURCE, https://watermark.silverchair.com/aws123.pdf?token=AQE",
        "PAGE, https://www.example.com/",
        "PAGE, https://www.example.com",
        "SEARCH, https://www.example.com/search?q=x",
        "SEARCH, https://pubs.acs.org/action/doSearch?AllField=x",
        "SEARCH, https://www.sciencedirect.com/science?_ob=QuickSearchURL&x=1",
        "SEARCH, https://search.ebscohost.com/results?query=pdf",
        "RESOURCE, https://www.example.com/a/b.css?v=1",
        "RESOURCE, https://www.example.com/doi/10.1002/abc.123/asset/x.jpg",
        "RESOURCE, https://www.sciencedirect.com/science/mlkt/rslts/S0967586812003463/Ref",
        "RESOURCE, https://www.sciencedirect.com/science/suggestedArt/citeList/pii/S0022283605012489/eid/1-s2.0-S0022283605012489/serial",
        "RESOURCE, https://www.sciencedirect.com/science/advertisement/left/num/1/doi/10.1016_S0006-8993(00)03010-9/page/article",
        "OTHER, http://gate.example.fr:50162/login?url=http://www.sciencedirect.com/science?_ob=MiamiImageURL&_pii=S0012160612004174&x=main.pdf",
    })
    void whatIsNoDocumentIsSomethingElse(RequestKind kind, String url) {
        AccessEvent event = Logs.of(Logs.line(url)).only();
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.document()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.sciencedirect.com/science/article/pii/S0140673620301836/pdfft?md5=1&pid=1-s2.0-S0140673620301836-main.pdf,"
                + " https://pdf.sciencedirectassets.com/271074/1-s2.0-S0140673620X0001/1-s2.0-S0140673620301836/main.pdf?X-Amz-Date=1&pii=S0140673620301836",
        "https://academic.oup.com/brain/article-pdf/136/1/1/13794443/aws123.pdf, https://watermark.silverchair.com/aws123.pdf?token=AQE",
        "https://www.jstor.org/stable/pdf/10.2307/1234567.pdf, https://www.jstor.org/stable/pdf/1234567.pdf?refreqid=x",
    })
    void aRedirectAndTheAnswerAfterItAreOneDocument(String asked, String delivered) {
        Logs logs = Logs.of(Logs.line("a", "30/Nov/2025:00:13:10 +0100", asked, 302)
                + Logs.line("a", "30/Nov/2025:00:13:11 +0100", delivered, 200));
        assertThat(logs.events.stream()
                        .filter(AccessEvent::deliversDocument)
                        .map(AccessEvent::document)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aRefusedOrMissingDocumentIsNotDelivered() {
        String url = "https://onlinelibrary.wiley.com/doi/pdf/10.1002/abc.123";
        for (int status : new int[] {401, 403, 404, 500}) {
            AccessEvent event = Logs.of(Logs.line("a", "30/Nov/2025:00:13:10 +0100", url, status))
                    .only();
            assertThat(event.kind()).isEqualTo(RequestKind.DOCUMENT);
            assertThat(event.deliversDocument()).isFalse();
        }
    }

    @Test
    void askingForTheHeadOfADocumentIsNotTakingIt() {
        String line = Logs.line("https://onlinelibrary.wiley.com/doi/pdf/10.1002/abc.123")
                .replace("GET", "HEAD");
        assertThat(Logs.of(line).only().kind()).isEqualTo(RequestKind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "www.sciencedirect.com, sciencedirect.com",
        "PDN.ScienceDirect.com:80, sciencedirect.com",
        "www-sciencedirect-com.proxy.example.ac.uk, sciencedirect.com",
        "onlinelibrary-wiley-com.ezproxy.example.edu:2443, wiley.com",
        "my--journal-example-org.proxy.example.edu, example.org",
        "www.jstor.org.ezproxy.example.ac.uk, jstor.org",
        "www.bl.co.uk.libproxy.example.edu, bl.co.uk",
        "ezproxy.example.ac.uk, example.ac.uk",
        "link.springer.com, springer.com",
        "www.bbc.co.uk, bbc.co.uk",
        "e-space.example.org, example.org",
        "192.0.2.1, 192.0.2.1",
        "localhost, localhost",
    })
    void theProviderIsTheDomainBehindTheHost(String host, String provider) {
        assertThat(Logs.of(Logs.line("http://" + host + "/x")).only().host())
                .isEqualTo(Logs.hash(Domain.HOST, provider));
    }

    @Test
    void signInsAreTold() {
        String login = "http://gate.example.fr:50162/login?url=http://www.example.com/";
        assertThat(Logs.of(Logs.line(
                                "a",
                                "30/Nov/2025:00:13:10 +0100",
                                "http://gate.example.fr/connect?session=sX1&url=http://x.org",
                                302))
                        .only()
                        .kind())
                .isEqualTo(RequestKind.SIGN_IN);
        assertThat(Logs.of(Logs.line(login).replace("GET", "POST")).only().kind())
                .isEqualTo(RequestKind.SIGN_IN_FAILED);
        assertThat(Logs.of(Logs.line("a", "30/Nov/2025:00:13:10 +0100", login, 302)
                                .replace("GET", "POST"))
                        .only()
                        .kind())
                .isEqualTo(RequestKind.SIGN_IN);
        assertThat(Logs.of(Logs.line("a", "30/Nov/2025:00:13:10 +0100", "/http/www.example.com/x.pdf", 401))
                        .only()
                        .kind())
                .isEqualTo(RequestKind.DOCUMENT);
        assertThat(Logs.of(Logs.line("a", "30/Nov/2025:00:13:10 +0100", "/redirect?to=x", 401))
                        .only()
                        .kind())
                .isEqualTo(RequestKind.SIGN_IN_FAILED);
        assertThat(Logs.of(
                                "squid",
                                "1764457990.024 8 192.0.2.9 TCP_DENIED/407 1929 GET http://www.example.com/a.pdf jdoe NONE/- text/html\n")
                        .only()
                        .kind())
                .isEqualTo(RequestKind.SIGN_IN_FAILED);
    }
}
