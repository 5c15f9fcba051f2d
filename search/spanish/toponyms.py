"""Names of places as Spanish texts write them: states, cities, countries and regions.

"México" alone is not among them: in a programme of its government it is everywhere.
"""

STATES = (
    "Aguascalientes", "Baja California", "Campeche", "Chiapas", "Chihuahua", "Coahuila", "Colima",
    "Durango", "Guanajuato", "Guerrero", "Hidalgo", "Jalisco", "Michoacán", "Morelos", "Nayarit",
    "Nuevo León", "Oaxaca", "Puebla", "Querétaro", "Quintana Roo", "San Luis Potosí", "Sinaloa",
    "Sonora", "Tabasco", "Tamaulipas", "Tlaxcala", "Veracruz", "Yucatán", "Zacatecas",
    "Estado de México", "Estados de México", "Ciudad de México", "CDMX", "Distrito Federal",
)  # fmt: skip

# Capitals, border and migration cities, and the seats of Mexican consulates in the United States.
CITIES = (
    "Acapulco", "Acayucan", "Cancún", "Chetumal", "Ciudad Hidalgo", "Ciudad Juárez", "Comitán",
    "Cuernavaca", "Culiacán", "Ensenada", "Guadalajara", "Hermosillo", "La Paz", "León",
    "Los Cabos", "Matamoros", "Mazatlán", "Mérida", "Mexicali", "Monterrey", "Morelia", "Nogales",
    "Nuevo Laredo", "Pachuca", "Palenque", "Piedras Negras", "Reynosa", "Saltillo",
    "San Cristóbal de las Casas", "Tapachula", "Tenosique", "Tepic", "Tijuana", "Toluca",
    "Torreón", "Tuxtla Gutiérrez", "Villahermosa", "Xalapa",
    "Albuquerque", "Atlanta", "Austin", "Boston", "Brownsville", "Calexico", "Chicago", "Dallas",
    "Del Río", "Denver", "Detroit", "Douglas", "Eagle Pass", "El Paso", "Filadelfia", "Fresno",
    "Houston", "Indianápolis", "Kansas City", "Laredo", "Las Vegas", "Los Ángeles", "McAllen",
    "Miami", "Milwaukee", "Nueva Orleans", "Nueva York", "Omaha", "Orlando", "Oxnard", "Phoenix",
    "Portland", "Presidio", "Raleigh", "Sacramento", "Saint Paul", "Salt Lake City",
    "San Antonio", "San Bernardino", "San Diego", "San Francisco", "San José", "Santa Ana",
    "Seattle", "Tucson", "Washington", "Yuma",
    "Berlín", "Bogotá", "Bruselas", "Buenos Aires", "Ginebra", "La Habana", "Lima", "Londres",
    "Madrid", "Manchester", "Montevideo", "Montreal", "Ottawa", "París", "Roma", "San Salvador",
    "Tegucigalpa", "Toronto", "Vancouver", "Viena",
)  # fmt: skip

COUNTRIES = (
    "Estados Unidos", "EUA", "EE. UU.", "EE.UU.", "EEUU", "EU", "Canadá", "Guatemala", "Belice",
    "Honduras", "El Salvador", "Nicaragua", "Costa Rica", "Panamá", "Cuba", "Haití",
    "República Dominicana", "Jamaica", "Puerto Rico", "Argentina", "Bolivia", "Brasil", "Chile",
    "Colombia", "Ecuador", "Paraguay", "Perú", "Uruguay", "Venezuela", "Alemania", "Austria",
    "Bélgica", "Dinamarca", "España", "Finlandia", "Francia", "Grecia", "Irlanda", "Italia",
    "Noruega", "Países Bajos", "Polonia", "Portugal", "Reino Unido", "Rusia", "Suecia", "Suiza",
    "Turquía", "Ucrania", "China", "Corea del Sur", "Filipinas", "India", "Indonesia", "Japón",
    "Marruecos", "Nigeria", "Sudáfrica", "Australia", "Nueva Zelanda",
)  # fmt: skip

REGIONS = (
    "África", "América Central", "América del Norte", "América del Sur", "América Latina", "Asia",
    "Caribe", "Centroamérica", "Europa", "Iberoamérica", "Latinoamérica", "Mesoamérica",
    "Norteamérica", "Sudamérica", "Triángulo Norte", "Triángulo del Norte", "Unión Europea",
    "Bajío", "Huasteca", "Istmo de Tehuantepec", "Península de Yucatán", "Sierra Tarahumara",
    "Valle de México",
)  # fmt: skip

PLACES = (*STATES, *CITIES, *COUNTRIES, *REGIONS)
