// Writes the XMP packet of a PDF: title, authors, rights and licence in machine-readable form.

import type { Edition } from '../../model/book.ts';

/** Gives the XMP packet of an edition, as XML text. */
export function xmp({ manifest, date, duties }: Edition): string {
  const when = date.toISOString().replace(/\.\d+Z$/, 'Z');
  const rights = [...duties.copyright, duties.sentence].join('. ');
  const list = (items: readonly string[]) => items.map((item) => `<rdf:li>${xml(item)}</rdf:li>`).join('');
  const local = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`;
  // The property has a single value, so only the address of the first licence is given.
  const [url] = duties.licenseUrls;
  const statement = url === undefined ? '' : `<xmpRights:WebStatement>${xml(url)}</xmpRights:WebStatement>\n`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
<dc:format>application/pdf</dc:format>
<dc:title>${local(manifest.title)}</dc:title>
<dc:creator><rdf:Seq>${list(manifest.authors)}</rdf:Seq></dc:creator>
<dc:language><rdf:Bag>${list([manifest.language])}</rdf:Bag></dc:language>
<dc:rights>${local(rights)}</dc:rights>
<xmpRights:Marked>True</xmpRights:Marked>
${statement}<pdfuaid:part>1</pdfuaid:part>
<xmp:CreatorTool>Colophon</xmp:CreatorTool>
<xmp:CreateDate>${when}</xmp:CreateDate>
<xmp:ModifyDate>${when}</xmp:ModifyDate>
<pdf:Producer>Colophon with Chromium</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
