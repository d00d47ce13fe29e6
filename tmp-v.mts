import "reflect-metadata";
import { SamlDesk } from "./tests/setup/saml-desk.ts";
import { SAML_VECTORS, honest } from "./tests/saml-vectors.ts";
let bad=0;
for (const v of SAML_VECTORS) {
  const d=new SamlDesk();
  let r; try { r=await d.refusalOf(v.attack(d)); } catch(e) { r=String(e) }
  let c; try { c=await d.nameIn((v.control??honest)(d)); } catch(e) { c=String(e)+" "+String(e.cause) }
  if (r!==v.reason||c!=="asha@org.example") { bad++; console.log(v.name,"| got",r,"| want",v.reason,"| control",c); }
}
console.log(SAML_VECTORS.length, "bad", bad);
