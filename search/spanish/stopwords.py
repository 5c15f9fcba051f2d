"""The words that carry no content, folded.

Short on purpose. Left in because they mean something in government texts: no, sin, contra,
estado(s), sentido(s), entre. Interrogatives are here with and without their accents, because
the list is compared after folding.
"""

ARTICLES = "el la los las un una unos unas lo al del"
PREPOSITIONS = "a ante bajo con de desde durante en hacia hasta mediante para por segun sobre tras"
CONJUNCTIONS = "y e o u ni que si pero aunque como sino porque pues mientras"
PRONOUNS = (
    "yo tu ella ello ellos ellas nosotros nosotras usted ustedes me te se nos le les mi mis ti "
    "su sus suyo suya suyos suyas nuestro nuestra nuestros nuestras este esta estos estas esto "
    "ese esa esos esas eso aquel aquella aquellos aquellas aquello mismo misma mismos mismas"
)
INTERROGATIVES = (
    "que quien quienes cual cuales cuando cuanto cuanta cuantos cuantas donde adonde como"
)
RELATIVES = "cuyo cuya cuyos cuyas"
QUANTIFIERS = (
    "algo alguien algun alguno alguna algunos algunas mas menos mucho mucha muchos muchas muy "
    "nada otro otra otros otras poco poca pocos pocas tal tales tan tanto tanta tantos tantas "
    "todo toda todos todas cada ambos ambas cualquier cualesquiera asi tambien ademas asimismo "
    "ya aun solo entonces dicho dicha dichos dichas"
)
AUXILIARIES = (
    "es son era eran fue fueron fuera fueran ser sera seran seria serian sea sean siendo sido "
    "esta estan estaba estaban estar este esten "
    "ha han he hemos hay haya hayan habia habian haber habra habran hubo "
    "tiene tienen tenga tengan tener hace hacen hacer puede pueden poder debe deben"
)

STOP_WORDS = frozenset(
    " ".join(
        (
            ARTICLES,
            PREPOSITIONS,
            CONJUNCTIONS,
            PRONOUNS,
            INTERROGATIVES,
            RELATIVES,
            QUANTIFIERS,
            AUXILIARIES,
        )
    ).split()
)
